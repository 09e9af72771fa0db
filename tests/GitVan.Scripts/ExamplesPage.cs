using System.Text;
using System.Text.RegularExpressions;

namespace GitVan.Scripts;

/// <summary>A page whose sections each show the body of a job in C# and in JavaScript. All of a language become one job, so that C# is built once.</summary>
internal static partial class ExamplesPage
{
    private sealed record Example(string Name, string CSharp, string JavaScript);

    /// <summary>The names of the examples, a line each, and a job in each language with the input <c>example</c>.</summary>
    /// <exception cref="ScriptException">A section lacks a language.</exception>
    public static IEnumerable<ScriptFile> Files(string page)
    {
        var examples = Section.Split(File.ReadAllText(page)).Skip(1).Select(Read).ToList();
        yield return new ScriptFile("examples", string.Concat(examples.Select(one => one.Name + "\n")));
        yield return new ScriptFile("jobs/csharp.cs", CSharp(examples));
        yield return new ScriptFile("jobs/javascript.mjs", JavaScript(examples));
    }

    private static Example Read(string section) => new(section.Split('\n')[0], Body("csharp", section), Body("js", section));

    private static string Body(string language, string section) => Block.Matches(section).Where(one => one.Groups[1].Value == language).ToList() is [var only]
        ? only.Groups[2].Value
        : throw new ScriptException($"the section '{section.Split('\n')[0]}' has not one example in {language}");

    private static string CSharp(List<Example> examples) => new StringBuilder("""
        #:package GitVan@2.*
        using GitVan;
        using static GitVan.Composables;

        return await DefineJob(new()
        {
            Inputs = { ["example"] = JobInput.Text(required: true) },
            Run = async (context, ct) => await (context.Inputs.Text("example") switch
            {

        """)
        .AppendJoin("", examples.Select(one => $"        \"{one.Name}\" => {one.Name}(context, ct),\n"))
        .Append("        var other => throw new ArgumentException(other),\n    }),\n});\n")
        .AppendJoin("", examples.Select(one => $"\nstatic async Task<JobResult> {one.Name}(JobContext context, CancellationToken ct)\n{{\n{one.CSharp}}}\n"))
        .ToString();

    private static string JavaScript(List<Example> examples) => new StringBuilder("import { defineJob } from 'gitvan'\nimport { ")
        .AppendJoin(", ", examples.Select(one => one.Name).Append("tryUseGitVan"))
        .Append(" } from 'gitvan/composables'\n\nconst examples = {\n")
        .AppendJoin("", examples.Select(one => $"  async {one.Name}(context) {{\n{one.JavaScript}  }},\n"))
        .Append("}\n\nexport default defineJob({ inputs: { example: { type: 'string', required: true } }, run: (context) => examples[context.inputs.example](context) })\n")
        .ToString();

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Section { get; }

    [GeneratedRegex("^```(csharp|js)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}

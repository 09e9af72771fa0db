using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Cli.Terminal;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Inputs;
using GitVan.Engine.Templating;
using GitVan.Templates;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan template render</c>: exactly the rendered text, in a repository or outside of any.</summary>
internal static class TemplateRenderCommand
{
    /// <summary>Bytes of a template from standard input or a file that is named.</summary>
    private const int LargestTemplate = 64 * 1024 * 1024;

    public static Command Create(App app)
    {
        var template = new Argument<string>("template") { Description = "A name in a template folder, a file, or - for standard input" };
        var output = new Argument<string?>("output") { Description = "The file to write; stdout where there is none", Arity = ArgumentArity.ZeroOrOne };
        var values = new TemplateValues();
        var folders = new Option<string[]>("--templates") { Description = "A template folder, instead of the configuration's; may be given several times", HelpName = "folder" };
        var autoescape = new Option<bool>("--autoescape") { Description = "Escape what is inserted, for HTML" };
        var trim = new Option<bool>("--trim-blocks") { Description = "Leave out the line end after a tag" };
        var lstrip = new Option<bool>("--lstrip-blocks") { Description = "Leave out white space before a tag at the start of a line" };
        var strict = new Option<bool>("--throw-on-undefined") { Description = "Writing what is undefined or null is an error" };
        var jinja = new Option<bool>("--jinja-compat") { Description = "Understand Python's slices, constants and methods too" };
        var tags = new Option<string>("--tags") { Description = "Other delimiters, such as '{\"variableStart\":\"<<\",\"variableEnd\":\">>\"}'", HelpName = "json" };
        var raw = new Option<bool>("--raw") { Description = "Render front matter as text like any other" };
        var command = new Command("render", "Render a template") { template, output, values.Data, values.Set, folders, autoescape, trim, lstrip, strict, jinja, tags, raw };
        command.SetAction(parsed =>
        {
            var settings = Settings(app);
            var options = new TemplateOptions
            {
                Autoescape = parsed.GetValue(autoescape) || settings?.Templates.Autoescape == true,
                TrimBlocks = parsed.GetValue(trim),
                LstripBlocks = parsed.GetValue(lstrip),
                ThrowOnUndefined = parsed.GetValue(strict),
                JinjaCompatibility = parsed.GetValue(jinja),
                Delimiters = Delimiters(parsed.GetValue(tags)),
                Clock = app.Time,
            };
            IReadOnlyList<string> packs = [.. (settings?.Packs.Dirs ?? []).Select(folder => Path.GetFullPath(folder, app.Repository.Root))];
            IReadOnlyList<string> where = parsed.GetValue(folders) is { Length: > 0 } named
                ? [.. named.Select(folder => Path.GetFullPath(folder, app.Directory))]
                : [.. (settings?.Templates.Dirs ?? []).Select(folder => Path.GetFullPath(folder, app.Repository.Root))];
            var text = Render(app, new Renderer(options, where, packs, settings?.Data), parsed.GetValue(template)!, values.Read(app, parsed), parsed.GetValue(raw));
            if (parsed.GetValue(output) is { } path)
                AtomicFile.Write(Path.GetFullPath(path, app.Directory), Encoding.UTF8.GetBytes(text));
            else
                app.Screen.Text(text);
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Render(App app, Renderer renderer, string template, JsonObject values, bool raw)
    {
        if (template == "-")
            return renderer.RenderText(Read("standard input", app.Screen.OpenInput()), values, raw: raw);
        var path = Path.GetFullPath(template, app.Directory);
        return !renderer.Names.Contains(template) && File.Exists(path)
            ? renderer.RenderText(Read(template, File.OpenRead(path)), values, template, raw)
            : renderer.Render(template, values, raw);
    }

    /// <summary>Null outside of a repository: what is rendered there needs none.</summary>
    private static Settings? Settings(App app)
    {
        try
        {
            _ = app.Repository;
        }
        catch (GitVanException e) when (e.ExitCode == ExitCode.Usage)
        {
            return null;
        }

        return app.Configuration.Settings;
    }

    private static TemplateDelimiters Delimiters(string? json)
    {
        var delimiters = new TemplateDelimiters();
        if (json is null)
            return delimiters;
        foreach (var (name, value) in InputValues.ReadDocument("--tags", new MemoryStream(Encoding.UTF8.GetBytes(json))))
        {
            var text = value is JsonValue given && given.TryGetValue<string>(out var one) && one.Length > 0
                ? one
                : throw new GitVanException($"--tags: {name} is no text, expected a delimiter") { Hint = "write: {\"variableStart\":\"<<\"}" };
            delimiters = name switch
            {
                "blockStart" => delimiters with { BlockStart = text },
                "blockEnd" => delimiters with { BlockEnd = text },
                "variableStart" => delimiters with { VariableStart = text },
                "variableEnd" => delimiters with { VariableEnd = text },
                "commentStart" => delimiters with { CommentStart = text },
                "commentEnd" => delimiters with { CommentEnd = text },
                _ => throw new GitVanException($"--tags: unknown delimiter '{name}', expected blockStart, blockEnd, variableStart, variableEnd, commentStart or commentEnd")
                {
                    Hint = Suggestion.Nearest(name, ["blockStart", "blockEnd", "variableStart", "variableEnd", "commentStart", "commentEnd"]) is { } nearest ? $"write '{nearest}'" : null,
                },
            };
        }

        return delimiters;
    }

    private static string Read(string name, Stream stream)
    {
        using (stream)
        {
            var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > LargestTemplate)
                    throw new GitVanException($"{name}: more than {LargestTemplate / 1024 / 1024} MB, expected a template") { Hint = "render it in parts" };
            }

            return StrictText.Decode(name, bytes.ToArray());
        }
    }
}

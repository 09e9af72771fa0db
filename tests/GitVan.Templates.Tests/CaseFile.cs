using System.Text.Json;

namespace GitVan.Templates.Tests;

/// <summary>
/// A file of templates, one a line, where ⏎ stands for a line end. <c>@context</c>, <c>@options</c> and <c>@template name</c> set what the lines below
/// them have; <c>@reset</c> takes it all back; <c>//</c> begins a comment.
/// </summary>
internal static class CaseFile
{
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<(int Line, RenderRequest Request)> Read(string name)
    {
        var (context, options, templates) = ("{}", new RenderOptions(), new Dictionary<string, string>());
        foreach (var (index, line) in File.ReadAllLines(Path.Combine(Folder, name + ".txt")).Index())
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            var word = line.Split(' ', 3);
            if (word[0] == "@context") context = line["@context ".Length..];
            else if (word[0] == "@options") options = JsonSerializer.Deserialize(line["@options ".Length..], RenderJson.Default.RenderOptions)!;
            else if (word[0] == "@template") templates = new(templates) { [word[1]] = Text(word.ElementAtOrDefault(2) ?? "") };
            else if (word[0] == "@reset") (context, options, templates) = ("{}", new RenderOptions(), []);
            else yield return (index + 1, new RenderRequest { Template = Text(line), Context = context, Options = options, Templates = templates });
        }
    }

    private static string Text(string line) => line.Replace("⏎", "\n", StringComparison.Ordinal);
}

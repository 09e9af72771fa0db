namespace GitVan.Scripts;

/// <summary>
/// Where scripts are: files below <c>tests/scripts</c>, one <c>test.txt</c> in each folder of <c>examples</c>, and the blocks marked <c>script</c> in the documentation.
/// </summary>
internal static class ScriptSources
{
    private const string ExampleTest = "test.txt";

    /// <exception cref="InvalidOperationException">There are no script files at all, so they are not where they are looked for.</exception>
    public static IEnumerable<Script> All(string repository)
    {
        var folder = Path.Combine(repository, "tests", "scripts");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories) : [];
        if (files is []) throw new InvalidOperationException($"no scripts in {folder}");
        var examples = Path.Combine(repository, "examples");
        string[] tests = Directory.Exists(examples) ? [.. Directory.GetDirectories(examples).Select(example => Path.Combine(example, ExampleTest)).Where(File.Exists)] : [];
        var documents = Path.Combine(repository, "docs");
        string[] pages = Directory.Exists(documents) ? Directory.GetFiles(documents, "*.md") : [];
        return
        [
            .. files.Order(StringComparer.Ordinal).Select(file => Read(repository, file, Path.Combine(Path.GetDirectoryName(file)!, "files"))),
            .. tests.Order(StringComparer.Ordinal).Select(file => Read(repository, file, Path.GetDirectoryName(file)!)),
            .. pages.Order(StringComparer.Ordinal).Prepend(Path.Combine(repository, "README.md")).Where(File.Exists).SelectMany(page => ReadBlocks(repository, page)),
        ];
    }

    /// <param name="more">A folder of files that the script gets before its own.</param>
    private static Script Read(string repository, string file, string more)
    {
        var name = Path.GetRelativePath(repository, file);
        var script = Script.Parse(name, name, File.ReadAllText(file));
        return script with { Files = [.. FilesOf(more), .. script.Files] };
    }

    private static IEnumerable<ScriptFile> FilesOf(string folder) => !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != ExampleTest)
        .Order(StringComparer.Ordinal)
        .Select(file => new ScriptFile(Path.GetRelativePath(folder, file), File.ReadAllText(file)));

    private static IEnumerable<Script> ReadBlocks(string repository, string page)
    {
        var name = Path.GetRelativePath(repository, page);
        var lines = File.ReadAllLines(page);
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].TrimEnd() != "```script") continue;
            var end = Array.FindIndex(lines, at, line => line.TrimEnd() == "```");
            if (end < 0) throw new InvalidOperationException($"{name}:{at + 1}: the block does not end");
            yield return Script.Parse($"{name}:{at + 1}", name, string.Join('\n', lines[(at + 1)..end]) + "\n", at + 2);
            at = end;
        }
    }
}

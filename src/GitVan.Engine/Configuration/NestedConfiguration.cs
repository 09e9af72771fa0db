using System.Text;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Configuration;

/// <summary>The configuration of a folder below the top. Of its keys <c>hooks</c> and <c>extends</c> count.</summary>
/// <param name="Folder">From the top of the repository, with <c>/</c>.</param>
internal sealed record NestedConfiguration(string Folder, LoadedConfiguration Loaded)
{
    /// <returns>The deepest first.</returns>
    /// <exception cref="GitVanException">A file is not what it should be.</exception>
    public static IReadOnlyList<NestedConfiguration> Read(string root, LoadedConfiguration top, ExtendedFiles extended)
    {
        var patterns = top.Settings.Nested;
        for (var i = 0; i < patterns.Count; i++)
        {
            if (patterns[i].Contains("**", StringComparison.Ordinal))
                throw new GitVanException($"{top.Places[$"nested[{i}]"]}: {Excerpt.Of(patterns[i])} looks through the whole repository, expected a '*' for each folder") { Hint = "write for example packages/*" };
        }

        return [.. NestedFolders.Find(root, patterns).Select(found => new NestedConfiguration(found.Folder, ConfigurationReader.Read(found.Files, extended)))];
    }

    /// <summary>A digest over all files that the patterns lead to, so that what was made of them is known to be current.</summary>
    public static string Digest(string root, IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0)
            return "";
        using var all = new MemoryStream();
        foreach (var file in NestedFolders.Find(root, patterns).SelectMany(found => found.Files))
        {
            all.Write(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Content.Length}\0"));
            all.Write(file.Content);
        }

        return Sha256.Hex(all.ToArray());
    }
}

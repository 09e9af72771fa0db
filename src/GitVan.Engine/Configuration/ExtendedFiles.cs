using System.Text.Json;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Configuration;

/// <summary>The files of the repository that <c>extends</c> names, laid below what names them; a later one over an earlier. Nothing is fetched.</summary>
public sealed class ExtendedFiles(string root)
{
    private const string Key = "extends";
    private const int LongestChain = 16, Most = 100;

    private readonly Dictionary<string, string> digests = [];
    private int count;

    /// <summary>All that were read, from the top of the repository, with the SHA-256 of each.</summary>
    internal IReadOnlyList<(string Path, string Digest)> Read => [.. digests.Select(pair => (pair.Key, pair.Value))];

    /// <exception cref="GitVanException">One of them is not there, can't be read, or leads back to itself.</exception>
    internal Node Complete(Node node, string file) => Complete(node, [file]);

    private Node Complete(Node node, IReadOnlyList<string> chain)
    {
        if (node is not Node.Map(_, var entries) || entries.FirstOrDefault(entry => entry.Key == Key)?.Value is not { } value)
            return node;
        Node? below = null;
        foreach (var name in value is Node.List(_, var names) ? names : [value])
        {
            var file = Get(name, chain);
            var extended = Complete(ConfigurationReader.Parse(file), [.. chain, file.Name]);
            below = below is null ? extended : below.With(extended);
        }

        return below is null ? node : below.With(node);
    }

    private ConfigurationFile Get(Node node, IReadOnlyList<string> chain)
    {
        if (node is not Node.Scalar { Value: { } value, Text: var text } || value.GetValueKind() != JsonValueKind.String || !TextRule.Get(TextRule.RelativeFolder).Holds(text))
            throw new GitVanException($"{node.Place}: '{Key}' has something that is no file of the repository") { Hint = "name it from the top of the repository, without '..'" };
        var name = Path.GetRelativePath(root, Path.GetFullPath(text, root)).Replace('\\', '/');
        if (chain.Contains(name))
            throw new GitVanException($"{node.Place}: '{Key}' goes in a circle: {string.Join(" → ", [.. chain, name])}") { Hint = "take one of them out" };
        if (chain.Count > LongestChain || ++count > Most)
            throw new GitVanException($"{node.Place}: '{Key}' leads through more than {(chain.Count > LongestChain ? LongestChain : Most)} files") { Hint = "join some of them" };
        if (!ConfigurationFiles.IsData(name))
            throw new GitVanException($"{node.Place}: {Excerpt.Of(text)} is of no kind that can be extended, expected .yaml, .yml, .json or .jsonc");
        if (!File.Exists(Path.Join(root, name)))
            throw new GitVanException($"{node.Place}: the file {Excerpt.Of(text)} was not found") { Hint = $"'{Key}' names files from the top of the repository" };
        var file = ConfigurationFiles.Read(root, name);
        digests[name] = Sha256.Hex(file.Content);
        return file;
    }
}

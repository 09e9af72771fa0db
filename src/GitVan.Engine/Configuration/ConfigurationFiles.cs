namespace GitVan.Engine.Configuration;

/// <summary>Finds a repository's configuration files.</summary>
public static class ConfigurationFiles
{
    private static readonly string[] Base = ["gitvan.yaml", "gitvan.yml", "gitvan.json", "gitvan.jsonc"];
    private static readonly string[] Local = ["gitvan.local.yaml", "gitvan.local.yml", "gitvan.local.json", "gitvan.local.jsonc"];
    private static readonly string[] Scripts = ["gitvan.config.js", "gitvan.config.mjs"];

    /// <returns>The main file if there is one, then the local override if there is one.</returns>
    /// <exception cref="GitVanException">There are two where one is expected, or one that this version can't read.</exception>
    public static IReadOnlyList<ConfigurationFile> Find(string root)
    {
        var main = FindOne(root, Base);
        if (main is null && Scripts.FirstOrDefault(name => File.Exists(Path.Join(root, name))) is { } script)
            throw new GitVanException($"{script}: this version of gitvan does not read JavaScript configuration") { Hint = "write gitvan.yaml" };
        return [.. new[] { main, FindOne(root, Local) }.OfType<string>().Select(name => Read(root, name))];
    }

    private static string? FindOne(string root, string[] names)
    {
        string? found = null;
        foreach (var name in names)
        {
            if (!File.Exists(Path.Join(root, name)))
                continue;
            if (found is not null)
                throw new GitVanException($"both {found} and {name} are there, expected one of them") { Hint = "join them into one" };
            found = name;
        }

        return found;
    }

    private static ConfigurationFile Read(string root, string name)
    {
        try
        {
            using var file = new FileStream(Path.Join(root, name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (file.Length > NodeLimits.LargestFile)
                throw new GitVanException($"{name}: has {file.Length} bytes, expected at most {NodeLimits.LargestFile}") { Hint = "keep data out of the configuration" };
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return new ConfigurationFile(name, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GitVanException($"{name}: can't be read: {e.Message}", inner: e);
        }
    }
}

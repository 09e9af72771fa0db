using GitVan.Engine.Files;

namespace GitVan.Engine.Configuration;

/// <summary>Finds a repository's configuration files.</summary>
public static class ConfigurationFiles
{
    private static readonly string[] Scripts = ["gitvan.config.js", "gitvan.config.mjs"];
    private static readonly string[] Base = ["gitvan.yaml", "gitvan.yml", "gitvan.json", "gitvan.jsonc", .. Scripts];
    private static readonly string[] Local = ["gitvan.local.yaml", "gitvan.local.yml", "gitvan.local.json", "gitvan.local.jsonc"];

    /// <returns>The main file if there is one, then the local override if there is one.</returns>
    /// <exception cref="GitVanException">There are two where one is expected, or one can't be read.</exception>
    public static IReadOnlyList<ConfigurationFile> Find(string root) => Find(root, "");

    /// <summary>The same for a folder below the top, where none can be a module.</summary>
    internal static IReadOnlyList<ConfigurationFile> Find(string root, string folder)
    {
        var main = FindOne(root, folder, Base);
        if (folder.Length > 0 && main is not null && !IsData(main))
            throw new GitVanException($"{main}: is a module, expected YAML or JSON below the top of the repository") { Hint = "write it as gitvan.yaml" };

        // No LINQ: resolving its generic virtual methods costs a hook 0.1 ms.
        List<ConfigurationFile> files = [];
        foreach (var name in (ReadOnlySpan<string?>)[main, FindOne(root, folder, Local)])
        {
            if (name is not null)
                files.Add(Read(root, name));
        }

        return files;
    }

    /// <summary>A file that is read, and not run.</summary>
    internal static bool IsData(string name) => Path.GetExtension(name) is ".yaml" or ".yml" or ".json" or ".jsonc";

    private static string? FindOne(string root, string folder, string[] names)
    {
        string? found = null;
        foreach (var candidate in names)
        {
            var name = folder.Length == 0 ? candidate : $"{folder}/{candidate}";
            if (!File.Exists(Path.Join(root, name)))
                continue;
            if (found is not null)
                throw new GitVanException($"both {found} and {name} are there, expected one of them") { Hint = "join them into one" };
            found = name;
        }

        return found;
    }

    internal static ConfigurationFile Read(string root, string name)
    {
        try
        {
            var length = WorkTreeFile.Resolve(new FileInfo(Path.Join(root, name))).Length;
            if (length > NodeLimits.LargestFile)
                throw new GitVanException($"{name}: has {length} bytes, expected at most {NodeLimits.LargestFile}") { Hint = "keep data out of the configuration" };
            var content = new byte[length];
            if (length > 0)
            {
                using var file = File.OpenHandle(Path.Join(root, name));
                var count = 0;
                while (count < content.Length && RandomAccess.Read(file, content.AsSpan(count), count) is > 0 and var read)
                    count += read;
                content = content[..count];
            }

            return new ConfigurationFile(name, content) { IsModule = Scripts.Contains(name) };
        }
        catch (UnauthorizedAccessException e)
        {
            throw new GitVanException($"{name}: can't be read: permission denied", inner: e) { Hint = "check the owner and the permissions of this path" };
        }
        catch (IOException e)
        {
            throw new GitVanException($"{name}: can't be read: {e.Message.Split('\n', 2)[0].TrimEnd('.')}", inner: e) { Hint = "check this path" };
        }
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Toolchains;

/// <summary>A configuration that is a JavaScript module is evaluated once for each content, and kept as what it made of itself.</summary>
public sealed class ConfigurationModules(Repository repository, Languages languages)
{
    /// <summary>Bytes of what a module may make.</summary>
    private const int LargestResult = 16 * 1024 * 1024;

    /// <summary>The repository's configuration files, ready to be read.</summary>
    /// <exception cref="GitVanException">There are two where one is expected, or one can't be read or evaluated.</exception>
    public IReadOnlyList<ConfigurationFile> Find()
    {
        var files = ConfigurationFiles.Find(repository.Root);
        return files is [{ IsModule: true } module, ..] ? [Evaluate(module), .. files.Skip(1)] : files;
    }

    private ConfigurationFile Evaluate(ConfigurationFile module)
    {
        var cache = Path.Join(repository.StateDirectory, "cache", $"config-{Sha256.Hex([.. Encoding.UTF8.GetBytes(module.Name), 0, .. module.Content])[..32]}");
        if (Read(cache) is { } known)
            return module with { Evaluated = known };
        var (made, files) = languages.EvaluateConfiguration(Path.Join(repository.Root, module.Name));
        Write(cache, made, files);
        return module with { Evaluated = made };
    }

    private JsonObject? Read(string path)
    {
        try
        {
            if (BoundedFile.TryRead(path, LargestResult) is not { } bytes || JsonNode.Parse(bytes) is not JsonArray { Count: 2 } pair || pair[0] is not JsonObject files)
                return null;
            var fingerprints = new Fingerprints([.. files.Select(file => (file.Key, file.Value?.ToString() ?? ""))]);
            // A name that stands twice, or what is not Unicode, throws where it is first met.
            Configuration.Node.Of(pair[1], default);
            return fingerprints.Hold(repository.Root) ? pair[1]?.DeepClone() as JsonObject : null;
        }
        catch (Exception e) when (e is JsonException or GitVanException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Write(string path, JsonObject made, Fingerprints files)
    {
        try
        {
            var document = new JsonArray(new JsonObject(files.Files.Select(file => KeyValuePair.Create(file.Path, (JsonNode?)file.Digest))), made.DeepClone());
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(document.ToJsonString()));
        }
        catch (GitVanException)
        {
            // It is evaluated again next time.
        }
    }
}

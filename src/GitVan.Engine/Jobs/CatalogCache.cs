using System.Text;
using System.Text.Json;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Jobs;

/// <summary>
/// What was parsed, kept under the git directory by the content it was parsed from: parsing YAML costs more than a whole hook should.
/// Safe to delete; a cache that can't be read or written is only slower.
/// </summary>
internal sealed class CatalogCache
{
    /// <summary>Each branch and each edit leaves one; the oldest go.</summary>
    private const int MostFiles = 32;

    private static readonly string Version = typeof(CatalogCache).Assembly.GetName().Version?.ToString() ?? "";

    private readonly string path;
    private readonly CachedCatalog cached;
    private bool changed;

    private CatalogCache(string path, CachedCatalog cached, bool changed, string baseFile)
    {
        this.path = path;
        this.cached = cached;
        this.changed = changed;
        BaseFile = baseFile;
    }

    public Settings Settings => cached.Settings;

    /// <summary>The configuration's main file, for messages.</summary>
    public string BaseFile { get; }

    public static CatalogCache Open(Repository repository, IReadOnlyList<ConfigurationFile> files)
    {
        var path = Path.Join(repository.StateDirectory, "cache", $"catalog-{Key(files)}.json");
        var baseFile = files.Count > 0 ? files[0].Name : "gitvan.yaml";
        return Read(path) is { } cached
            ? new CatalogCache(path, cached, changed: false, baseFile)
            : new CatalogCache(path, new CachedCatalog { Settings = ConfigurationReader.Read(files).Settings }, changed: true, baseFile);
    }

    /// <summary>What a metadata line says; parsed once for all files that have the same line.</summary>
    /// <exception cref="GitVanException">It says something that is not understood.</exception>
    public JobMetadata Metadata(string file, MetadataLine line)
    {
        if (!cached.Metadata.TryGetValue(line.Text, out var metadata))
        {
            metadata = ConfigurationReader.ReadMetadata(file, line.Line, line.Column, line.Text);
            cached.Metadata[line.Text] = metadata;
            changed = true;
        }

        return metadata;
    }

    public void Save()
    {
        if (!changed)
            return;
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            if (Directory.Exists(folder))
            {
                foreach (var old in new DirectoryInfo(folder).GetFiles("catalog-*").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFiles))
                    old.Delete();
            }

            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(cached, JobJson.Default.CachedCatalog));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GitVanException)
        {
            // A git directory that can't be written must not keep jobs from running.
        }
    }

    private static CachedCatalog? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), JobJson.Default.CachedCatalog) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string Key(IReadOnlyList<ConfigurationFile> files)
    {
        using var all = new MemoryStream();
        all.Write(Encoding.UTF8.GetBytes(Version));
        foreach (var file in files)
        {
            all.Write(Encoding.UTF8.GetBytes($"\n{file.Name} {file.Content.Length}\n"));
            all.Write(file.Content);
        }

        return Sha256.Hex(all.ToArray())[..32];
    }
}

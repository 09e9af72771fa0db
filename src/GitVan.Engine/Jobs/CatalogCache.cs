using System.Text;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Jobs;

/// <summary>
/// What was parsed, kept under the git directory by the content it was parsed from: parsing YAML costs more than a whole hook should.
/// Safe to delete; a cache that can't be read or written is only slower.
/// </summary>
internal sealed class CatalogCache
{
    /// <summary>Each branch and each edit leaves one; the oldest go.</summary>
    private const int MostFiles = 32;

    /// <summary>The lines of deleted and changed jobs stay until there are so many.</summary>
    private const int MostLines = 1000;

    /// <summary>Bytes; the largest configuration makes less.</summary>
    private const int LargestFile = 16 * 1024 * 1024;

    private static readonly string Version = typeof(CatalogCache).Assembly.GetName().Version?.ToString() ?? "";

    private readonly string path;
    private readonly CatalogFile file;
    private readonly HashSet<string> used = [];
    private bool changed;

    private CatalogCache(string path, CatalogFile file, bool changed)
    {
        this.path = path;
        this.file = file;
        this.changed = changed;
    }

    /// <summary>Where job files are looked for.</summary>
    public IReadOnlyList<string> Folders => file.Folders;

    /// <summary>Where those of nested configurations are looked for.</summary>
    public IReadOnlyList<(string Below, string Folder)> NestedFolders => file.NestedFolders;

    public ReceiptSettings Receipts => file.Receipts;

    public LockSettings Locks => file.Locks;

    public IReadOnlyList<HookOutput>? Output => file.Output;

    public IReadOnlyList<Job> Commands => file.Commands;

    public IReadOnlyDictionary<string, HookPlan> Plans => file.Plans;

    /// <exception cref="GitVanException">The configuration can't be read.</exception>
    public static CatalogCache Open(Repository repository, IReadOnlyList<ConfigurationFile> files)
    {
        var path = Path.Join(repository.StateDirectory, "cache", $"catalog-{Key(files)}");
        return Read(path) is { } cached && cached.IsCurrent(repository.Root)
            ? new CatalogCache(path, cached, changed: false)
            : new CatalogCache(path, Parse(repository.Root, files), changed: true);
    }

    /// <summary>What a metadata line says; parsed once for all files that have the same line.</summary>
    /// <exception cref="GitVanException">It says something that is not understood.</exception>
    public JobMetadata Metadata(string origin, MetadataLine line)
    {
        used.Add(line.Text);
        if (!file.Metadata.TryGetValue(line.Text, out var metadata))
        {
            metadata = ConfigurationReader.ReadMetadata(origin, line.Line, line.Column, line.Text);
            file.Metadata[line.Text] = metadata;
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
                foreach (var old in new DirectoryInfo(folder).GetFiles("catalog-*").OrderByDescending(entry => entry.LastWriteTimeUtc).Skip(MostFiles))
                    old.Delete();
            }

            if (file.Metadata.Count > MostLines)
            {
                foreach (var line in file.Metadata.Keys.Where(line => !used.Contains(line)).ToList())
                    file.Metadata.Remove(line);
            }

            AtomicFile.Write(path, file.ToBytes());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GitVanException)
        {
            // A git directory that can't be written must not keep jobs from running.
        }
    }

    private static CatalogFile Parse(string root, IReadOnlyList<ConfigurationFile> files)
    {
        var extended = new ExtendedFiles(root);
        var configuration = ConfigurationReader.Read(files, extended);
        var settings = configuration.Settings;

        // Before they are parsed: what changes in between is noticed by the next.
        var digest = NestedConfiguration.Digest(root, settings.Nested);
        var nested = NestedConfiguration.Read(root, configuration, extended);
        var (jobs, plans) = CommandJobs.From(configuration, nested);
        return new CatalogFile
        {
            Nested = settings.Nested,
            NestedDigest = digest,
            Extended = new Fingerprints(extended.Read),
            Folders = settings.Jobs.Dirs,
            NestedFolders = [.. nested.SelectMany(one => one.Loaded.Settings.Jobs.Dirs.Select(folder => (one.Folder, folder)))],
            Receipts = settings.Receipts,
            Locks = settings.Locks,
            Output = settings.Output,
            Commands = jobs,
            Plans = plans,
        };
    }

    private static CatalogFile? Read(string path)
    {
        try
        {
            return BoundedFile.TryRead(path, LargestFile) is { } bytes ? CatalogFile.TryRead(bytes) : null;
        }
        catch (GitVanException)
        {
            return null;
        }
    }

    private static string Key(IReadOnlyList<ConfigurationFile> files)
    {
        using var all = new MemoryStream();
        all.Write(Encoding.UTF8.GetBytes(Version));
        foreach (var part in files)
        {
            all.Write(Encoding.UTF8.GetBytes($"\n{part.Name} {part.Content.Length}\n"));
            all.Write(part.Content);
            if (part.Evaluated is { } made)
                all.Write(Encoding.UTF8.GetBytes(made.ToJsonString()));
        }

        return Sha256.Hex(all.ToArray())[..32];
    }
}

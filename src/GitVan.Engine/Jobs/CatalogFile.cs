using GitVan.Engine.Configuration;
using GitVan.Engine.Model;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Jobs;

/// <summary>The cache's file: what a hook needs of the configuration, in the order it is written.</summary>
internal sealed record CatalogFile
{
    /// <summary>Raised whenever what is written changes; a file of another version is not read.</summary>
    private const int Version = 7;

    public const byte LineProgram = 0, CommandProgram = 1, ScriptProgram = 2;

    /// <summary>Where nested configurations are looked for.</summary>
    public IReadOnlyList<string> Nested { get; init; } = [];

    /// <summary>Over the nested configurations that were there.</summary>
    public string NestedDigest { get; init; } = "";

    /// <summary>The files that were extended.</summary>
    public Fingerprints Extended { get; init; } = new([]);

    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Of nested configurations: the folder of each, and where its own job files are looked for.</summary>
    public IReadOnlyList<(string Below, string Folder)> NestedFolders { get; init; } = [];

    public required ReceiptSettings Receipts { get; init; }

    public required LockSettings Locks { get; init; }

    /// <summary>What hooks show; null for all.</summary>
    public IReadOnlyList<HookOutput>? Output { get; init; }

    /// <summary>The command jobs, in declared order.</summary>
    public required IReadOnlyList<Job> Commands { get; init; }

    /// <summary>The order of each hook's command jobs.</summary>
    public IReadOnlyDictionary<string, HookPlan> Plans { get; init; } = new Dictionary<string, HookPlan>();

    /// <summary>What metadata lines say, by their text.</summary>
    public Dictionary<string, JobMetadata> Metadata { get; init; } = [];

    /// <summary>What the configuration leads to is as it was; its own files are the name of the cache's.</summary>
    public bool IsCurrent(string root) => Extended.Hold(root) && NestedConfiguration.Digest(root, Nested) == NestedDigest;

    public byte[] ToBytes()
    {
        using var writer = new CatalogWriter();
        writer.Count(Version);
        writer.List(Nested);
        writer.Text(NestedDigest);
        writer.List([.. Extended.Files.SelectMany(file => new[] { file.Path, file.Digest })]);
        writer.List(Folders);
        writer.List([.. NestedFolders.SelectMany(nested => new[] { nested.Below, nested.Folder })]);
        writer.Flag(Receipts.Required);
        writer.List(Receipts.Redact);
        writer.Flag(Receipts.Sign);
        writer.Time(Locks.Ttl);
        writer.Time(Locks.Timeout);
        writer.Flag(Output is not null);
        writer.List([.. (Output ?? []).Select(one => one.ToString())]);
        writer.Count(Commands.Count);
        foreach (var job in Commands)
            writer.Job(job);
        writer.Count(Plans.Count);
        foreach (var (hook, plan) in Plans)
        {
            writer.Text(hook);
            writer.Plan(plan);
        }

        writer.Count(Metadata.Count);
        foreach (var (line, metadata) in Metadata)
        {
            writer.Text(line);
            writer.Metadata(metadata);
        }

        return writer.ToArray();
    }

    /// <returns>Null when the bytes are of another version or not whole.</returns>
    public static CatalogFile? TryRead(byte[] bytes)
    {
        try
        {
            using var reader = new CatalogReader(bytes);
            if (reader.Count() != Version)
                return null;
            var catalog = new CatalogFile
            {
                Nested = reader.List(),
                NestedDigest = reader.Text(),
                Extended = new Fingerprints(ReadPairs(reader.List())),
                Folders = reader.List(),
                NestedFolders = ReadPairs(reader.List()),
                Receipts = new ReceiptSettings { Required = reader.Flag(), Redact = reader.List(), Sign = reader.Flag() },
                Locks = new LockSettings { Ttl = reader.Time() ?? default, Timeout = reader.Time() ?? default },
                Output = ReadOutput(reader),
                Commands = reader.Jobs(),
                Plans = ReadPlans(reader),
            };
            for (var i = reader.Count(); i > 0; i--)
                catalog.Metadata[reader.Text()] = reader.Metadata();
            return reader.IsAtEnd ? catalog : null;
        }
        catch (Exception e) when (CatalogReader.IsDamage(e))
        {
            return null;
        }
    }

    private static HookOutput[]? ReadOutput(CatalogReader reader)
    {
        var isSet = reader.Flag();
        var words = reader.List();
        return isSet ? Array.ConvertAll(words, Enum.Parse<HookOutput>) : null;
    }

    private static (string, string)[] ReadPairs(string[] words)
    {
        var pairs = new (string, string)[words.Length / 2];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = (words[2 * i], words[(2 * i) + 1]);
        return pairs;
    }

    private static Dictionary<string, HookPlan> ReadPlans(CatalogReader reader)
    {
        Dictionary<string, HookPlan> plans = [];
        for (var i = reader.Count(); i > 0; i--)
            plans[reader.Text()] = reader.Plan();
        return plans;
    }
}

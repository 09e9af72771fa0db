using GitVan.Engine.Configuration;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>The cache's file: what a hook needs of the configuration, in the order it is written.</summary>
internal sealed record CatalogFile
{
    /// <summary>Raised whenever what is written changes; a file of another version is not read.</summary>
    private const int Version = 6;

    public const byte LineProgram = 0, CommandProgram = 1, ScriptProgram = 2;

    public required IReadOnlyList<string> Folders { get; init; }

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

    public byte[] ToBytes()
    {
        using var writer = new CatalogWriter();
        writer.Count(Version);
        writer.List(Folders);
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
                Folders = reader.List(),
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

    private static Dictionary<string, HookPlan> ReadPlans(CatalogReader reader)
    {
        Dictionary<string, HookPlan> plans = [];
        for (var i = reader.Count(); i > 0; i--)
            plans[reader.Text()] = reader.Plan();
        return plans;
    }
}

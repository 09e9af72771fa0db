using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>
/// The cache's file: what a hook needs of the configuration, in the order it is written. Not JSON, because building the serializer's description of
/// all settings took 1.4 ms of each hook, a quarter of it; <see cref="BinaryReader"/> takes a hundredth of that.
/// </summary>
internal sealed record CatalogFile
{
    /// <summary>Raised whenever what is written below changes; a file of another version is not read.</summary>
    private const int Version = 2;

    private const int MostItems = 100_000;

    public required IReadOnlyList<string> Folders { get; init; }

    public required ReceiptSettings Receipts { get; init; }

    /// <summary>The command jobs, in declared order.</summary>
    public required IReadOnlyList<Job> Commands { get; init; }

    /// <summary>What metadata lines say, by their text.</summary>
    public Dictionary<string, JobMetadata> Metadata { get; init; } = [];

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        WriteList(writer, Folders);
        writer.Write(Receipts.Required);
        WriteList(writer, Receipts.Redact);
        writer.Write(Commands.Count);
        foreach (var job in Commands)
            WriteJob(writer, job);
        writer.Write(Metadata.Count);
        foreach (var (line, metadata) in Metadata)
        {
            writer.Write(line);
            WriteMetadata(writer, metadata);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <returns>Null when the bytes are of another version or not whole.</returns>
    public static CatalogFile? TryRead(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            if (reader.ReadInt32() != Version)
                return null;
            var catalog = new CatalogFile
            {
                Folders = ReadList(reader),
                Receipts = new ReceiptSettings { Required = reader.ReadBoolean(), Redact = ReadList(reader) },
                Commands = [.. Enumerable.Range(0, ReadCount(reader)).Select(_ => ReadJob(reader))],
            };
            for (var i = ReadCount(reader); i > 0; i--)
                catalog.Metadata[reader.ReadString()] = ReadMetadata(reader);
            return reader.PeekChar() < 0 ? catalog : null;
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidDataException or ArgumentException or IndexOutOfRangeException or JsonException or GitVanException)
        {
            return null;
        }
    }

    private static void WriteJob(BinaryWriter writer, Job job)
    {
        writer.Write(job.Id.Value);
        writer.Write(job.Name);
        WriteText(writer, job.Description);
        WriteList(writer, job.Tags);
        writer.Write(job.Program is JobProgram.Line);
        WriteList(writer, job.Program switch { JobProgram.Line(var text) => [text], JobProgram.Command(var words) => words, _ => [] });
        WriteList(writer, job.Hooks);
        WriteMap(writer, job.Environment);
        WriteText(writer, job.Root);
        WriteTime(writer, job.Timeout);
        writer.Write(job.Retries);
        WriteTime(writer, job.Backoff);
        writer.Write(job.Origin);
        WriteText(writer, job.Unsupported);
        WriteText(writer, job.Inputs?.Declaration.ToJsonString());
    }

    private static Job ReadJob(BinaryReader reader) => new()
    {
        Id = new JobId(reader.ReadString()),
        Name = reader.ReadString(),
        Description = ReadText(reader),
        Tags = ReadList(reader),
        Program = reader.ReadBoolean() ? new JobProgram.Line(ReadList(reader)[0]) : new JobProgram.Command(ReadList(reader)),
        Hooks = ReadList(reader),
        Environment = ReadMap(reader),
        Root = ReadText(reader),
        Timeout = ReadTime(reader),
        Retries = reader.ReadInt32(),
        Backoff = ReadTime(reader) ?? default,
        Origin = reader.ReadString(),
        Unsupported = ReadText(reader),
        Inputs = ReadObject(reader) is { } declaration ? InputSchema.Parse(declaration) : null,
    };

    private static void WriteMetadata(BinaryWriter writer, JobMetadata metadata)
    {
        WriteText(writer, metadata.Name);
        WriteText(writer, metadata.Desc);
        WriteList(writer, metadata.Hooks);
        WriteTime(writer, metadata.Timeout);
        writer.Write(metadata.Retries);
        WriteTime(writer, metadata.Backoff);
        WriteMap(writer, metadata.Env);
        WriteText(writer, metadata.Root);
        WriteList(writer, metadata.Tags);
        WriteText(writer, metadata.Version);
        WriteText(writer, metadata.Inputs?.ToJsonString());
    }

    private static JobMetadata ReadMetadata(BinaryReader reader) => new()
    {
        Name = ReadText(reader),
        Desc = ReadText(reader),
        Hooks = ReadList(reader),
        Timeout = ReadTime(reader),
        Retries = reader.ReadInt32(),
        Backoff = ReadTime(reader) ?? default,
        Env = ReadMap(reader),
        Root = ReadText(reader),
        Tags = ReadList(reader),
        Version = ReadText(reader),
        Inputs = ReadObject(reader),
    };

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static JsonObject? ReadObject(BinaryReader reader) =>
        ReadText(reader) is not { } text ? null : JsonNode.Parse(text) as JsonObject ?? throw new InvalidDataException();

    private static void WriteTime(BinaryWriter writer, TimeSpan? time) => writer.Write(time?.Ticks ?? -1);

    private static TimeSpan? ReadTime(BinaryReader reader) => reader.ReadInt64() is >= 0 and var ticks ? TimeSpan.FromTicks(ticks) : null;

    private static void WriteList(BinaryWriter writer, IReadOnlyList<string> list)
    {
        writer.Write(list.Count);
        foreach (var item in list)
            writer.Write(item);
    }

    private static string[] ReadList(BinaryReader reader)
    {
        var count = ReadCount(reader);
        if (count == 0)
            return [];
        var list = new string[count];
        for (var i = 0; i < count; i++)
            list[i] = reader.ReadString();
        return list;
    }

    private static void WriteMap(BinaryWriter writer, IReadOnlyDictionary<string, string> map) =>
        WriteList(writer, [.. map.SelectMany(pair => new[] { pair.Key, pair.Value })]);

    private static Dictionary<string, string> ReadMap(BinaryReader reader) =>
        ReadList(reader).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    private static int ReadCount(BinaryReader reader) =>
        reader.ReadInt32() is >= 0 and <= MostItems and var count ? count : throw new InvalidDataException();
}

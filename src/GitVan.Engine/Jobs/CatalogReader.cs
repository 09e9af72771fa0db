using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>Reads what <see cref="CatalogWriter"/> wrote. What is damaged throws one of a few exceptions: <see cref="IsDamage"/>.</summary>
internal sealed class CatalogReader(byte[] bytes) : IDisposable
{
    private const int MostItems = 100_000;

    private readonly BinaryReader reader = new(new MemoryStream(bytes));

    public static bool IsDamage(Exception e) =>
        e is IOException or FormatException or InvalidDataException or ArgumentException or IndexOutOfRangeException or JsonException or InvalidOperationException or GitVanException;

    public bool IsAtEnd => reader.PeekChar() < 0;

    public string Text() => reader.ReadString();

    public string? OptionalText() => reader.ReadBoolean() ? reader.ReadString() : null;

    public bool Flag() => reader.ReadBoolean();

    public int Count() => reader.ReadInt32() is >= 0 and <= MostItems and var count ? count : throw new InvalidDataException();

    public string[] List()
    {
        var count = Count();
        if (count == 0)
            return [];
        var list = new string[count];
        for (var i = 0; i < count; i++)
            list[i] = reader.ReadString();
        return list;
    }

    // Not Range and Select: a native executable looks such generic virtual methods up when it runs, for 2 % of a hook's time.
    public Job[] Jobs()
    {
        var jobs = new Job[Count()];
        for (var i = 0; i < jobs.Length; i++)
            jobs[i] = Job();
        return jobs;
    }

    private Job Job() => new()
    {
        Id = new JobId(reader.ReadString()),
        Name = reader.ReadString(),
        Folder = OptionalText(),
        Description = OptionalText(),
        Tags = List(),
        Program = Program(),
        Hooks = List(),
        Environment = Map(),
        Root = OptionalText(),
        Timeout = Time(),
        Retries = reader.ReadInt32(),
        Backoff = Time() ?? default,
        Origin = reader.ReadString(),
        Files = reader.ReadBoolean() ? Files() : null,
        On = Events(),
        Concurrency = new Concurrency(OptionalText()),
        LockTimeout = Time(),
        MaxOutput = Size(),
        Inputs = Object() is { } declaration ? InputSchema.Parse(declaration) : null,
        Rules = Rules(),
        Priority = reader.ReadInt32(),
        Needs = List(),
        StagesFixes = reader.ReadBoolean(),
        Writes = reader.ReadBoolean(),
        IsRequired = reader.ReadBoolean(),
        IsInteractive = reader.ReadBoolean(),
        UsesInput = reader.ReadBoolean(),
        FailText = OptionalText(),
    };

    public HookPlan Plan() => new() { Jobs = Group(0), FailOnChanges = (FailOnChanges)reader.ReadByte(), ExcludedTags = List() };

    private JobProgram Program()
    {
        var kind = reader.ReadByte();
        var words = List();
        return kind switch
        {
            CatalogFile.LineProgram => new JobProgram.Line(words[0]),
            CatalogFile.ScriptProgram => new JobProgram.Script(words[0], words[1..]),
            _ => new JobProgram.Command(words),
        };
    }

    private RunRule[] Rules()
    {
        var count = Count();
        if (count == 0)
            return [];
        var rules = new RunRule[count];
        for (var i = 0; i < count; i++)
            rules[i] = new RunRule(Conditions(), Conditions());
        return rules;
    }

    private RunCondition[] Conditions()
    {
        var words = List();
        var conditions = new RunCondition[words.Length / 3];
        for (var i = 0; i < conditions.Length; i++)
            conditions[i] = new RunCondition(words[3 * i], words[(3 * i) + 1], words[(3 * i) + 2]);
        return conditions;
    }

    private JobGroup Group(int depth) => depth > NodeLimits.Deepest ? throw new InvalidDataException() : new JobGroup
    {
        Name = OptionalText(),
        Folder = OptionalText(),
        Parallel = reader.ReadBoolean(),
        Piped = reader.ReadBoolean(),
        FailFast = reader.ReadBoolean(),
        Priority = reader.ReadInt32(),
        Needs = List(),
        Origin = reader.ReadString(),
        Members = Members(depth),
    };

    private JobMember[] Members(int depth)
    {
        var members = new JobMember[Count()];
        for (var i = 0; i < members.Length; i++)
            members[i] = OptionalText() is { } id ? new JobMember.One(new JobId(id)) : new JobMember.Group(Group(depth + 1));
        return members;
    }

    private JobFiles Files() => new() { Source = (FileSource)reader.ReadByte(), Command = OptionalText(), Folder = OptionalText(), Glob = List(), Exclude = List(), Types = List() };

    public JobMetadata Metadata() => new()
    {
        Name = OptionalText(),
        Desc = OptionalText(),
        Hooks = List(),
        Timeout = Time(),
        Retries = reader.ReadInt32(),
        Backoff = Time() ?? default,
        Env = Map(),
        Root = OptionalText(),
        Tags = List(),
        Version = OptionalText(),
        On = List(),
        Concurrency = OptionalText(),
        LockTimeout = Time(),
        MaxOutput = Size(),
        Inputs = Object(),
        Needs = List(),
        Priority = reader.ReadInt32(),
        Skip = OptionalText() is { } skip ? JsonNode.Parse(skip) : null,
        Only = OptionalText() is { } only ? JsonNode.Parse(only) : null,
        Required = reader.ReadBoolean(),
    };

    public void Dispose() => reader.Dispose();

    private OutcomeTrigger[] Events()
    {
        var texts = List();
        return texts.Length == 0 ? [] : Array.ConvertAll(texts, OutcomeTrigger.Parse);
    }

    private JsonObject? Object()
    {
        var map = OptionalText() is { } text ? JsonNode.Parse(text)?.AsObject() : null;
        // A name that stands twice, or half of a surrogate pair, throws where it is first met: here, not in a job.
        Node.Of(map, default);
        return map;
    }

    private long? Size() => reader.ReadInt64() is >= 0 and var size ? size : null;

    public TimeSpan? Time() => reader.ReadInt64() is >= 0 and var ticks ? TimeSpan.FromTicks(ticks) : null;

    private Dictionary<string, string> Map() => List().Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}

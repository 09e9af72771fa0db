using GitVan.Engine.Configuration;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>The folder that a configuration is about: what its jobs name is below it, and so are the names that others know them by.</summary>
/// <param name="Below">From the top of the repository; empty for the top itself.</param>
internal sealed record JobScope(string Below)
{
    public static JobScope Top { get; } = new("");

    public bool IsTop => Below.Length == 0;

    /// <summary>Null for the top itself.</summary>
    public string? Known => IsTop ? null : Below;

    public string Name(string name) => IsTop ? name : $"{Below}:{name}";

    public IReadOnlyList<string> Names(IReadOnlyList<string> names) => IsTop ? names : [.. names.Select(Name)];

    public string Path(string path) => IsTop ? path : $"{Below}/{path}";

    public string? Folder(string? root) => IsTop ? root : root is null ? Below : Path(root);

    public JobFiles? Files(JobFiles? files) => IsTop || files is null ? files : files with { Folder = Below, Glob = Globs(files.Glob), Exclude = Globs(files.Exclude) };

    public IReadOnlyList<RunRule> Rules(IReadOnlyList<RunRule> above, IReadOnlyList<RunRule> own) =>
        own.Count == 0 ? above : [.. above, .. IsTop ? own : own.Select(rule => new RunRule(Conditions(rule.Only), Conditions(rule.Skip)))];

    /// <summary>What is the same of all jobs.</summary>
    /// <param name="name">Where it has none of its own.</param>
    public Job Job(JobDeclaration declared, JobId id, string name, JobProgram program, InputSchema? inputs, string origin) => new()
    {
        Id = id,
        Name = declared.Name is { } own ? Name(own) : name,
        Folder = Known,
        Description = declared.Desc,
        Tags = declared.Tags,
        Program = program,
        Environment = declared.Env,
        Root = Folder(declared.Root),
        Timeout = declared.Timeout,
        Retries = declared.Retries,
        Backoff = declared.Backoff,
        On = [.. declared.On.Select(OutcomeTrigger.Parse)],
        Concurrency = Concurrency.Parse(declared.Concurrency),
        LockTimeout = declared.LockTimeout,
        MaxOutput = declared.MaxOutput,
        Inputs = inputs,
        Needs = Names(declared.Needs),
        Priority = declared.Priority,
        IsRequired = declared.Required,
        Origin = origin,
    };

    private RunCondition[] Conditions(IReadOnlyList<RunCondition> conditions) =>
        [.. conditions.Select(one => one.Kind switch
        {
            "files" => one with { Value = Glob(one.Value) },
            "run" => one with { Folder = Below },
            _ => one,
        })];

    private IReadOnlyList<string> Globs(IReadOnlyList<string> patterns) => [.. patterns.Select(Glob)];

    /// <summary>One without a slash is held against names, at any depth.</summary>
    private string Glob(string pattern) => $"{string.Concat(Below.Select(Meant))}/{(pattern.Contains('/') ? "" : "**/")}{pattern.TrimStart('/')}";

    private static string Meant(char c) => c is '*' or '?' or '[' or '{' or '}' or ',' or '\\' ? $"\\{c}" : c.ToString();
}

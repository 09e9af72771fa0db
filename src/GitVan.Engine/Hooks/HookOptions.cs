using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>What a person asked of a hook that they run by hand.</summary>
public sealed record HookOptions
{
    /// <summary>As git calls a hook.</summary>
    public static HookOptions None { get; } = new();

    /// <summary>A person runs it.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Ids, names, or names of groups; with <see cref="Tags"/> the only jobs that run. None stands for all.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public FileChoice? Files { get; init; }

    /// <summary>Patterns of files that no job is handed.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public bool Force { get; init; }

    /// <summary>What jobs changed stays unstaged.</summary>
    public bool NoStageFixed { get; init; }

    public bool FailOnChanges { get; init; }
}

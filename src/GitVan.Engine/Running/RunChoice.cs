using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>What people said about the jobs of one trigger: which of them don't run, and which files they are handed.</summary>
public sealed record RunChoice
{
    /// <summary>Nobody said anything.</summary>
    public static RunChoice Default { get; } = new();

    /// <summary>Jobs that don't run, each with one line why.</summary>
    public IReadOnlyDictionary<JobId, string> Skips { get; init; } = new Dictionary<JobId, string>();

    /// <summary>In place of every list that a job names; null for the lists as they are.</summary>
    public FileChoice? Files { get; init; }

    /// <summary>Patterns of files that no job is handed.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>What jobs change is not staged.</summary>
    public bool StagesNothing { get; init; }

    /// <summary>No rule, and no lack of files, keeps a job from running.</summary>
    public bool Force { get; init; }
}

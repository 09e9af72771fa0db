using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>daemon</c> key.</summary>
public sealed record DaemonSettings(
    [property: Description("Whether 'gitvan daemon' may run for this repository.")]
    bool Enabled = true,
    [property: Description("Watch only the work tree the daemon was started in, or all of the repository's.")]
    WorktreeScope Worktrees = WorktreeScope.Current);

namespace GitVan.Engine.Model;

/// <summary>Jobs that are ordered together: a hook's own, or a group within them.</summary>
public sealed record JobGroup
{
    /// <summary>The group's name, by which others may need it; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The folder whose hook it is as a whole, from the top of the work tree, empty for the top; null for a group within one.</summary>
    public string? Folder { get; init; }

    /// <summary>At the same time; else one after the other.</summary>
    public bool Parallel { get; init; }

    /// <summary>One that fails keeps those after it from running.</summary>
    public bool Piped { get; init; }

    /// <summary>One that fails ends all others of the hook.</summary>
    public bool FailFast { get; init; }

    /// <summary>Among the members of one place smaller numbers start first; 0 is last.</summary>
    public int Priority { get; init; }

    /// <summary>Names of jobs or groups of the hook that must have succeeded before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Where it is written down, for messages.</summary>
    public string Origin { get; init; } = "";

    /// <summary>In declared order.</summary>
    public IReadOnlyList<JobMember> Members { get; init; } = [];
}

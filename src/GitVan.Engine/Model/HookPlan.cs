using GitVan.Engine.Configuration;

namespace GitVan.Engine.Model;

/// <summary>What the configuration says of a hook as a whole.</summary>
public sealed record HookPlan
{
    /// <summary>The command jobs and their order. Jobs of files come after them, as members of it.</summary>
    public required JobGroup Jobs { get; init; }

    public FailOnChanges FailOnChanges { get; init; }

    /// <summary>Jobs with one of these tags don't run.</summary>
    public IReadOnlyList<string> ExcludedTags { get; init; } = [];

    /// <summary>This, and when it is through the other.</summary>
    public HookPlan Then(HookPlan other) => new()
    {
        Jobs = new JobGroup { FailFast = other.Jobs.FailFast, Members = [.. Jobs.Folder is null ? Jobs.Members : [new JobMember.Group(Jobs)], new JobMember.Group(other.Jobs)] },
        FailOnChanges = other.FailOnChanges == FailOnChanges.Never ? FailOnChanges : other.FailOnChanges,
        ExcludedTags = [.. ExcludedTags, .. other.ExcludedTags],
    };
}

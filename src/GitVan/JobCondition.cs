namespace GitVan;

/// <summary>Something about the repository or the surroundings that holds or does not, for <see cref="JobDefinition.Skip"/> and <see cref="JobDefinition.Only"/>.</summary>
public readonly record struct JobCondition
{
    private JobCondition(string kind, string? value = null) => (Kind, Value) = (kind, value);

    /// <summary>A merge is under way.</summary>
    public static readonly JobCondition Merge = new("merge");

    /// <summary>The commit checked out is a merge.</summary>
    public static readonly JobCondition MergeCommit = new("merge-commit");

    /// <summary>A rebase is under way.</summary>
    public static readonly JobCondition Rebase = new("rebase");

    /// <summary>A cherry-pick is under way.</summary>
    public static readonly JobCondition CherryPick = new("cherry-pick");

    /// <summary>A revert is under way.</summary>
    public static readonly JobCondition Revert = new("revert");

    /// <summary>A bisect is under way.</summary>
    public static readonly JobCondition Bisect = new("bisect");

    /// <summary>The variable CI is set.</summary>
    public static readonly JobCondition Ci = new("ci");

    /// <summary>The branch checked out matches.</summary>
    public static JobCondition Ref(string glob) => new("ref", glob);

    /// <summary>A shell line, run from the top of the repository, exits with 0.</summary>
    public static JobCondition Run(string line) => new("run", line);

    /// <summary>A file that the hook is about matches, its path taken from the top of the repository.</summary>
    public static JobCondition Files(string glob) => new("files", glob);

    internal string? Kind { get; }

    internal string? Value { get; }
}

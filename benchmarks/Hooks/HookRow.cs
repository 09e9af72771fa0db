namespace GitVan.Benchmarks.Hooks;

/// <summary>One thing that a hook is measured doing.</summary>
/// <param name="Jobs">How many jobs the hook has; more than one run in parallel where the hook manager can.</param>
/// <param name="Changed">How many changed files are staged.</param>
internal sealed record HookRow(string Name, int Jobs = 1, int Changed = 1)
{
    public const string Matching = "*.txt", MatchingNothing = "*.none";

    /// <summary>Whether jobs are handed files.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>Which files they are for.</summary>
    public string Glob { get; init; } = Matching;

    /// <summary>Whether the job mends files that are staged in part, and the mended text is to be staged.</summary>
    public bool Fixes { get; init; }

    /// <summary>Whether the hook is run by hand on all files of the repository.</summary>
    public bool AllFiles { get; init; }

    /// <summary>Whether 100 commits are pushed instead of one being made.</summary>
    public bool Pushes { get; init; }

    public string Hook => Pushes ? "pre-push" : "pre-commit";

    public static IReadOnlyList<HookRow> All { get; } =
    [
        new("an empty commit, a job that does nothing", Changed: 0),
        new("one `true` job"),
        new("ten `true` jobs in parallel", Jobs: 10),
        new("1,000 staged files into one `true`", Changed: 1000) { TakesFiles = true },
        new("nothing matches") { TakesFiles = true, Glob = MatchingNothing },
        new("all files into one `true`, by hand", Changed: 0) { TakesFiles = true, AllFiles = true },
        new("a file staged in part, with a fixer") { TakesFiles = true, Fixes = true },
        new("a push of 100 commits, one `true` job", Changed: 0) { Pushes = true },
    ];
}

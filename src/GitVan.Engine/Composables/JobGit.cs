using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Composables;

/// <summary>
/// Git as jobs get it: in the person's name, on the index that is being committed, without editors, prompts and housekeeping, and with
/// answers that do not depend on how the person likes theirs.
/// </summary>
public static class JobGit
{
    /// <summary>Git's own defaults, for what no option of the commands says.</summary>
    private static readonly string[] Configuration =
    [
        "gc.auto=0", "maintenance.auto=false", "core.editor=true", "color.ui=false",
        "core.quotePath=true", "core.abbrev=auto", "grep.patternType=default", "grep.extendedRegexp=false", "log.date=default",
        "diff.autoRefreshIndex=true", "diff.suppressBlankEmpty=false", "diff.ignoreSubmodules=untracked", "diff.orderFile=/dev/null",
        "diff.statGraphWidth=0", "diff.statNameWidth=0", "i18n.commitEncoding=UTF-8", "rerere.autoUpdate=false", "merge.autoStash=false",
        "rebase.autoStash=false", "rebase.autoSquash=false", "rebase.rebaseMerges=false", "rebase.updateRefs=false",
        "push.default=simple", "push.followTags=false", "push.autoSetupRemote=false",
    ];

    /// <summary>Variables that would change answers, and what makes them say nothing.</summary>
    private static readonly (string Name, string Value)[] Variables =
    [
        ("GIT_EDITOR", "true"), ("GIT_SEQUENCE_EDITOR", "true"), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_DIFF_OPTS", ""),
        ("GIT_LITERAL_PATHSPECS", "0"), ("GIT_GLOB_PATHSPECS", "0"), ("GIT_NOGLOB_PATHSPECS", "0"), ("GIT_ICASE_PATHSPECS", "0"),
    ];

    /// <param name="environment">The job's: its hooks, where it asks for any, must know which job called them.</param>
    public static GitRunner For(Repository repository, IReadOnlyDictionary<string, string> environment, Interruption interruption)
    {
        var index = GitEnvironment.IndexPath(environment, repository);
        var git = new GitRunner(repository, With(environment), asPerson: true).WithConfiguration(Configuration).With(interruption);

        // The job runs beside it and is no leftover of git's.
        git = git.WithTerminal();
        return index == repository.IndexPath ? git : git.WithIndex(index);
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> environment)
    {
        Dictionary<string, string> result = new(environment);
        foreach (var (name, value) in Variables)
            result[name] = value;
        return result;
    }
}

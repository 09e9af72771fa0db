using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>
/// Whether <c>only</c> and <c>skip</c> let a job run. Each condition is asked at most once for a trigger, and none that no job has. What git is in the
/// middle of is read from the files that it keeps for that, as git-status(1) does.
/// </summary>
/// <param name="files">What the trigger is about, for <c>files</c>.</param>
internal sealed class RunRules(RunContext context, GitRunner git, Trigger trigger, Func<IReadOnlyList<string>> files)
{
    /// <summary>Also one that could not be had is kept: a line that hangs does so once.</summary>
    private readonly Dictionary<RunCondition, Lazy<bool>> answers = [];
    private readonly RefStore refs = new(context.Repository, git);

    /// <returns>One line why the job does not run; null where it does.</returns>
    /// <exception cref="GitVanException">A condition can't be asked here.</exception>
    public string? Objection(Job job)
    {
        bool Holds(RunCondition condition) => this.Holds(condition, job);
        foreach (var rule in job.Rules)
        {
            if (rule.Skip.FirstOrDefault(Holds) is { } reason)
                return $"skip: {reason}";
            if (rule.Only.Count > 0 && !rule.Only.Any(Holds))
                return $"only: {string.Join(", ", rule.Only)}";
        }

        return null;
    }

    /// <param name="job">The one that asks.</param>
    public bool Holds(RunCondition condition, Job job)
    {
        if (!answers.TryGetValue(condition, out var answer))
            answers.Add(condition, answer = new(() => Ask(condition, job.Timeout)));
        return answer.Value;
    }

    private bool Ask(RunCondition condition, TimeSpan? timeout) => condition.Kind switch
    {
        "always" => true,
        "never" => false,

        // Git writes MERGE_HEAD only after this hook.
        "merge" => trigger is Trigger.Hook { Name: "pre-merge-commit" } || Exists("MERGE_HEAD"),
        "merge-commit" => git.TryRun(["rev-parse", "--quiet", "--verify", $"{context.Push?.Tree?.Commit.Hex ?? "HEAD"}^2"]).Succeeded,
        "rebase" => IsRebasing,

        // A rebase picks commits too.
        "cherry-pick" => HasRef("CHERRY_PICK_HEAD") && !IsRebasing,
        "revert" => HasRef("REVERT_HEAD") && !IsRebasing,
        "bisect" => Exists("BISECT_START"),
        "ci" => IsCi(context.Environment),

        // With a slash in front all of the name is meant, not its last part.
        "ref" => Glob.Parse("/" + condition.Value) is var glob && Branches().Any(glob.Matches),
        "run" => new ShellQuery(context, trigger).Ask(condition.Value, $"the condition '{condition}'", condition.Folder, timeout).ExitCode == 0,
        "files" => Glob.Parse(condition.Value) is var glob && files().Any(glob.Matches),
        _ => throw new InvalidOperationException(condition.Kind),
    };

    /// <summary>Those that are pushed; where none is, the one that is checked out, which in a work tree of the push's own is none.</summary>
    private IEnumerable<string> Branches() =>
        context.Push is { } push && (push.Tree is not null || push.Branches.Any()) ? push.Branches
        : refs.FindHead().Branch is { } branch ? [branch]
        : [];

    public static bool IsCi(IReadOnlyDictionary<string, string> environment) => environment.GetValueOrDefault("CI") is { Length: > 0 };

    private bool IsRebasing => Exists("rebase-merge") || Exists("rebase-apply");

    private bool Exists(string name) => Path.Exists(Path.Join(context.Repository.GitDirectory, name));

    private bool HasRef(string name) => refs.Find(RefName.Parse(name)) is not null;
}

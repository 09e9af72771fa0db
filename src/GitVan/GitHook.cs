namespace GitVan;

/// <summary>A hook of githooks(5), by git's own name, such as <c>pre-commit</c>; or one of your own.</summary>
/// <remarks>Source: <see href="https://git-scm.com/docs/githooks">githooks(5)</see>, git 2.39.</remarks>
public readonly record struct GitHook
{
    private GitHook(string name) => Name = name;

    /// <summary>Git's name for it.</summary>
    public string Name { get; }

#pragma warning disable CS1591 // Each is git's own name in C# spelling; githooks(5) says when it runs.
    public static readonly GitHook ApplypatchMsg = new("applypatch-msg");
    public static readonly GitHook PreApplypatch = new("pre-applypatch");
    public static readonly GitHook PostApplypatch = new("post-applypatch");
    public static readonly GitHook PreCommit = new("pre-commit");
    public static readonly GitHook PreMergeCommit = new("pre-merge-commit");
    public static readonly GitHook PrepareCommitMsg = new("prepare-commit-msg");
    public static readonly GitHook CommitMsg = new("commit-msg");
    public static readonly GitHook PostCommit = new("post-commit");
    public static readonly GitHook PreRebase = new("pre-rebase");
    public static readonly GitHook PostCheckout = new("post-checkout");
    public static readonly GitHook PostMerge = new("post-merge");
    public static readonly GitHook PrePush = new("pre-push");
    public static readonly GitHook PreReceive = new("pre-receive");
    public static readonly GitHook Update = new("update");
    public static readonly GitHook ProcReceive = new("proc-receive");
    public static readonly GitHook PostReceive = new("post-receive");
    public static readonly GitHook PostUpdate = new("post-update");
    public static readonly GitHook ReferenceTransaction = new("reference-transaction");
    public static readonly GitHook PushToCheckout = new("push-to-checkout");
    public static readonly GitHook PreAutoGc = new("pre-auto-gc");
    public static readonly GitHook PostRewrite = new("post-rewrite");
    public static readonly GitHook SendemailValidate = new("sendemail-validate");
    public static readonly GitHook FsmonitorWatchman = new("fsmonitor-watchman");
    public static readonly GitHook P4Changelist = new("p4-changelist");
    public static readonly GitHook P4PrepareChangelist = new("p4-prepare-changelist");
    public static readonly GitHook P4PostChangelist = new("p4-post-changelist");
    public static readonly GitHook P4PreSubmit = new("p4-pre-submit");
    public static readonly GitHook PostIndexChange = new("post-index-change");
#pragma warning restore CS1591

    /// <summary>All of them, in the order of githooks(5).</summary>
    public static IReadOnlyList<GitHook> All { get; } =
    [
        ApplypatchMsg, PreApplypatch, PostApplypatch, PreCommit, PreMergeCommit, PrepareCommitMsg, CommitMsg, PostCommit,
        PreRebase, PostCheckout, PostMerge, PrePush, PreReceive, Update, ProcReceive, PostReceive, PostUpdate,
        ReferenceTransaction, PushToCheckout, PreAutoGc, PostRewrite, SendemailValidate, FsmonitorWatchman,
        P4Changelist, P4PrepareChangelist, P4PostChangelist, P4PreSubmit, PostIndexChange,
    ];

    /// <summary>Finds a hook by git's name; false for any other word.</summary>
    public static bool TryParse(string name, out GitHook hook)
    {
        hook = All.FirstOrDefault(known => known.Name == name);
        return hook.Name is not null;
    }

    /// <summary>A hook of your own, for <c>gitvan hook run &lt;name&gt;</c>.</summary>
    public static GitHook Named(string name) => new(name);

    /// <summary>Git writes something to this hook's standard input.</summary>
    public bool ReadsInput => Name is "pre-push" or "pre-receive" or "post-receive" or "post-rewrite" or "reference-transaction" or "proc-receive";

    /// <summary>Git and the hook talk to each other while it runs, so its input can't be read ahead and its output is not for people.</summary>
    public bool IsConversation => Name is "proc-receive" or "fsmonitor-watchman";

    /// <summary>It runs in the repository that is pushed to, which is often bare.</summary>
    public bool IsServerSide => Name is "pre-receive" or "update" or "proc-receive" or "post-receive" or "post-update" or "push-to-checkout";

    /// <summary>Git's name for it.</summary>
    public override string ToString() => Name;
}

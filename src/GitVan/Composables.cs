using GitVan.Protocol;

namespace GitVan;

/// <summary>What a job is made of: <see cref="DefineJob"/> says what it is, and each <c>Use…</c> is a part of what it may ask the engine for.
/// For <c>using static GitVan.Composables;</c>.</summary>
/// <remarks>Every <c>Use…</c> throws <see cref="InvalidOperationException"/> outside of <see cref="JobDefinition.Run"/>. Every method of what they return
/// throws <see cref="JobException"/> where the engine says no, <see cref="IOException"/> where it is gone, and <see cref="OperationCanceledException"/> when its token
/// is cancelled; cancelling stops the waiting, not what the engine does. Calls may be made at the same time, from any thread.</remarks>
public static class Composables
{
    /// <summary>Runs the job, or says what it is: what gitvan started the process for. It returns when that is done; awaiting it is for what may come.</summary>
    /// <returns>The process's exit code: 0 for success, 1 for a failure, 2 where gitvan did not start it.</returns>
    /// <example>
    /// <code>
    /// return await DefineJob(new()
    /// {
    ///     Hooks = [GitHook.PostCommit],
    ///     Run = async (context, ct) => JobResult.Success($"on {await UseGit().BranchAsync(ct)}"),
    /// });
    /// </code>
    /// </example>
    public static Task<int> DefineJob(JobDefinition definition) => Task.FromResult(new JobProgram(definition).Run());

    /// <summary>The repository: what is in it, and changes to it.</summary>
    /// <example>
    /// <code>
    /// foreach (var file in await UseGit().DiffNamesAsync("HEAD~1", "HEAD", ct))
    ///     context.Log.Info(file);
    /// </code>
    /// </example>
    public static GitComposable UseGit() => new(Connection(nameof(UseGit)));

    /// <summary>The job's own notes on commits.</summary>
    /// <example><code>await UseNotes().AppendAsync("deployed to staging", ct: ct);</code></example>
    public static NotesComposable UseNotes() => new(Connection(nameof(UseNotes)));

    /// <summary>This run's receipt, and those of others.</summary>
    /// <example><code>await UseReceipt().AttachAsync("coverage", 0.93, ct);</code></example>
    public static ReceiptComposable UseReceipt() => new(Connection(nameof(UseReceipt)));

    /// <summary>From changed files to the jobs they are for.</summary>
    /// <example>
    /// <code>
    /// var matches = await UseUnrouting().MatchAsync([new("docs/[...path].md")], changed, ct);
    /// </code>
    /// </example>
    public static UnroutingComposable UseUnrouting() => new(Connection(nameof(UseUnrouting)));

    /// <summary>Locks between processes and machines' clones.</summary>
    /// <example>
    /// <code>
    /// await using var lease = await UseLock().AcquireAsync("deploy", ct: ct);
    /// </code>
    /// </example>
    public static LockComposable UseLock() => new(Connection(nameof(UseLock)));

    /// <summary>The work trees of the repository.</summary>
    /// <example><code>var tree = await UseWorktree().AddAsync("main", ct: ct);</code></example>
    public static WorktreeComposable UseWorktree() => new(Connection(nameof(UseWorktree)));

    /// <summary>The other jobs of the repository.</summary>
    /// <example><code>var outcome = await UseJob().RunAsync("build", new() { ["release"] = true }, ct);</code></example>
    public static JobComposable UseJob() => new(Connection(nameof(UseJob)));

    /// <summary>Programs, started by the engine and listed in the receipt.</summary>
    /// <example><code>var built = await UseExec().RunAsync(["make", "-j2"], ct: ct);</code></example>
    public static ExecComposable UseExec() => new(Connection(nameof(UseExec)));

    /// <summary>The repository's templates.</summary>
    /// <example><code>var text = await UseTemplate().RenderAsync("changes.md.njk", new() { ["files"] = 3 }, ct);</code></example>
    public static TemplateComposable UseTemplate() => new(Connection(nameof(UseTemplate)));

    /// <summary>The run itself, for code that is not handed its context.</summary>
    /// <example><code>UseGitVan().Log.Info("half-way");</code></example>
    public static JobContext UseGitVan() => JobSession.Get(nameof(UseGitVan)).Context;

    /// <summary>The run itself; null outside of <see cref="JobDefinition.Run"/>.</summary>
    /// <example><code>TryUseGitVan()?.Log.Info("half-way");</code></example>
    public static JobContext? TryUseGitVan() => JobSession.Current?.Context;

    private static Connection Connection(string composable) => JobSession.Get(composable).Connection;
}

using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Hashing;
using GitVan.Engine.Locks;
using GitVan.Engine.Processes;
using GitVan.Engine.Running;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Applying;

/// <summary>
/// Makes a plan real: all of its files or none of them, below the top of the work tree, while nobody else does. A plan that no longer fits the files is
/// refused before anything happens.
/// </summary>
/// <param name="programs">Those that a plan may run.</param>
public sealed class PlanApplier(RunContext context, RunLocks locks, IReadOnlyList<string> programs)
{
    private const string LockWord = "templates";

    /// <summary>A test's chance to stop the process at a named step; nothing in a real run.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>What the programs wrote.</summary>
    public OutputTail Output { get; } = new(64 * 1024);

    /// <summary>Told when a process that was killed was undone: the files that somebody changed since, which are left alone.</summary>
    public Action<IReadOnlyList<string>> Recovered { get; init; } = _ => { };

    /// <summary>What a process that was killed left half done is put right first, so that the plan can be made from the files as they should be.</summary>
    /// <param name="make">Gives the plan.</param>
    /// <param name="begin">Told of the plan when it fits and will be applied.</param>
    /// <exception cref="GitVanException">It is stale, has conflicts, or failed; no file was changed.</exception>
    public void Apply(Func<Plan> make, Action<Plan> begin)
    {
        if (context.Repository.IsBare)
            throw new GitVanException("a bare repository has no work tree, expected one that templates can write to") { Hint = "run it in a clone" };
        using var lease = Take();
        var journal = new Journal(context.Repository, Step);
        if (journal.Recover() is { } left)
            Recovered(left);
        var plan = make();
        Check(plan);
        if (!plan.Changes)
            return;
        Join(plan.Operations);
        begin(plan);
        var programsBefore = plan.Operations.TakeWhile(operation => operation.Kind == PlanOperation.Run).ToList();
        foreach (var operation in programsBefore)
            Run(operation);

        // Once more: a program may have changed a file.
        journal.Write(Join(plan.Operations));
        try
        {
            foreach (var operation in plan.Operations.Skip(programsBefore.Count).Where(operation => operation.Kind == PlanOperation.Run))
                Run(operation);
        }
        catch
        {
            journal.Recover();
            throw;
        }

        Step("files written");
        journal.End();
    }

    private Lease Take()
    {
        var name = LockName.Parse(LockWord);
        var request = new LockRequest { Owner = "template apply", Ttl = locks.Settings.Ttl, Timeout = locks.Settings.Timeout };
        return locks.Store.Acquire(name, request, context.Interruption) switch
        {
            LockAttempt.Acquired(var lease) => lease,
            LockAttempt.HeldBy(var holder) => throw new RunLockedException(name, holder),
            _ => throw new OperationCanceledException(),
        };
    }

    private void Check(Plan plan)
    {
        if (plan.Conflicts.ToList() is { Count: > 0 } and [var conflict, ..] all)
            throw new GitVanException($"{conflict.Template}: {conflict.Path ?? string.Join(' ', conflict.Command)}: {conflict.Conflict}{(all.Count > 1 ? $", and {all.Count - 1} more conflicts" : "")}", ExitCode.JobFailed) { Hint = "see: gitvan template plan" };
        if (plan.Operations.FirstOrDefault(operation => operation.Kind == PlanOperation.Run && !programs.Contains(operation.Command[0])) is { } run)
            throw new GitVanException($"program {Excerpt.Of(run.Command[0])} is not in templates.programs of the configuration", ExitCode.PermissionDenied) { Hint = "add it there, if templates may run it" };
    }

    /// <summary>Each file once, from what it is to what it becomes in the end.</summary>
    private List<PlannedFile> Join(IReadOnlyList<PlanOperation> operations)
    {
        List<PlannedFile> joined = [];
        foreach (var group in operations.Where(operation => operation.Path is not null).GroupBy(operation => operation.Path!))
        {
            var path = WorkTreeFile.Inside(context.Repository.Root, group.Key);
            if (new FileInfo(path).LinkTarget is not null)
                throw new GitVanException($"'{group.Key}' is a link") { Hint = "name the file that it leads to" };
            var original = BoundedFile.TryRead(path, Planner.LargestFile);
            var at = original is null ? null : Sha256.Hex(original);
            var before = at;
            UnixFileMode? mode = null;
            byte[]? content = null;
            foreach (var operation in group)
            {
                if (operation.Before != at)
                    throw PlannedFile.Stale(group.Key);
                (at, content, mode) = (operation.After, operation.Content, operation.Mode ?? mode);
            }

            if (at == before && mode is null)
                continue;
            joined.Add(new PlannedFile(group.Key, ".gitvan-" + Path.GetRandomFileName(), before, at!, original is null || OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path))
            {
                Original = original,
                Content = content!,
                Mode = mode,
            });
        }

        return joined;
    }

    private void Run(PlanOperation operation)
    {
        var (words, root) = (operation.Command, context.Repository.Root);
        var program = ProgramPath.Find(words[0], context.Environment, root)
            ?? throw new GitVanException($"{operation.Template}: program {Excerpt.Of(words[0])} was not found") { Hint = "install it, or add its folder to PATH" };
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = program,
                Arguments = [.. words.Skip(1)],
                Directory = root,
                Environment = context.Environment,
                Output = (_, bytes) =>
                {
                    Output.Append(bytes);
                    return true;
                },
            },
            context.Interruption);
        if (result.ExitCode != 0)
            throw new GitVanException($"{operation.Template}: {Excerpt.Of(string.Join(' ', words))} ended with {result.ExitCode}", ExitCode.JobFailed) { Hint = "mend what it says; no file was changed by the template" };
    }
}

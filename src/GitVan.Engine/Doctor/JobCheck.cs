using GitVan.Engine.Model;

namespace GitVan.Engine.Doctor;

/// <summary>Every file and entry that means to be a job is one, and can run.</summary>
internal static class JobCheck
{
    public const string Name = "jobs";

    private const UnixFileMode AnyRead = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (context.Catalog is not { } catalog)
            return [new CheckResult(Name, CheckStatus.Fail, "no job can run while the configuration can't be read", "mend the configuration first")];
        List<CheckResult> found =
        [
            .. catalog.Problems.Select(problem => new CheckResult(Name, CheckStatus.Fail, problem.Message, problem.Hint ?? "mend this file, or take it out of the jobs' folder")
            {
                Fix = problem.NotExecutable is { } path && HasRunBitInIndex(context, path) ? new Fix(() => [PutRunBitBack(context, path)]) : null,
            }),
            .. catalog.Jobs.Select(job => Script(context, job)).OfType<CheckResult>(),
        ];
        if (found.Count > 0)
            return found;
        var count = catalog.Jobs.Count;
        return [new CheckResult(Name, CheckStatus.Ok, count == 0 ? "there is none yet" : $"{count} can run: {string.Join(", ", catalog.Jobs.Take(5).Select(job => job.Id))}{(count > 5 ? ", …" : "")}")];
    }

    private static CheckResult? Script(CheckContext context, Job job)
    {
        if (job.Program is not JobProgram.Script(var file, _))
            return null;
        var path = Path.Join(context.Repository.Root, file);
        if (!File.Exists(path))
            return new CheckResult(Name, CheckStatus.Fail, $"{job.Origin}: the script '{file}' was not found", "create it there, or mend the key 'script'");
        if (context.IsExecutable(path))
            return null;
        return new CheckResult(Name, CheckStatus.Fail, $"{job.Origin}: the script '{file}' is not executable", $"run: chmod +x {CheckContext.Word(file)}")
        {
            Fix = HasRunBitInIndex(context, path) ? new Fix(() => [PutRunBitBack(context, path)]) : null,
        };
    }

    /// <summary>
    /// Then the bit was lost on the way (an archive, a copy, a file system) and putting it back decides nothing. Elsewhere it is the
    /// person who says that a file may be run, and git would show the change as theirs.
    /// </summary>
    private static bool HasRunBitInIndex(CheckContext context, string path) =>
        !context.Repository.IsBare
        && context.Git.TryRun(["--literal-pathspecs", "ls-files", "-s", "-z", "--", path]) is { Succeeded: true } listed
        && listed.Text.StartsWith("100755 ", StringComparison.Ordinal);

    private static string PutRunBitBack(CheckContext context, string path)
    {
        // Who may read it may run it, as git's own checkout has it.
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, mode | (UnixFileMode)((int)(mode & AnyRead) >> 2));
        }

        return $"put the run bit of {context.Display(path)} back, as git has it";
    }
}

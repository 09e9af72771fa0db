namespace GitVan.Engine.Jobs;

/// <summary>A file or an entry that should be a job and is none. It stops no other job.</summary>
/// <param name="Message">One line with the place.</param>
public sealed record JobProblem(string Message, string? Hint = null)
{
    /// <summary>The file, absolute, where all that it lacks is the run bit.</summary>
    public string? NotExecutable { get; init; }

    internal static JobProblem Unreadable(string origin, Exception e) => e is UnauthorizedAccessException
        ? new JobProblem($"{origin}: can't be read: permission denied", "check the owner and the permissions of this path")
        : new JobProblem($"{origin}: can't be read: {e.Message.Split('\n', 2)[0].TrimEnd('.')}", "check this path");
}

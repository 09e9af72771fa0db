namespace GitVan.Engine.Jobs;

/// <summary>A file or an entry that should be a job and is none. It stops no other job.</summary>
/// <param name="Message">One line with the place.</param>
public sealed record JobProblem(string Message, string? Hint = null)
{
    /// <summary>The file, absolute, where all that it lacks is the run bit.</summary>
    public string? NotExecutable { get; init; }
}

namespace GitVan.Engine.Model;

/// <summary>Another job's outcome that a job waits for.</summary>
/// <param name="Name"><c>job:before</c>, <c>job:after</c> or <c>job:error</c>.</param>
/// <param name="Job">The other job's id or name; null for any.</param>
public sealed record OutcomeTrigger(string Name, string? Job)
{
    public const string Before = "job:before", After = "job:after", Error = "job:error";

    /// <param name="text">As the configuration's rule has it.</param>
    public static OutcomeTrigger Parse(string text) => text.Split(':', 3) is [var kind, var name, var job] ? new($"{kind}:{name}", job) : new(text, null);

    public bool IsAbout(Job job) => Job is null || Job == job.Id.Value || Job == job.Name;

    public override string ToString() => Job is null ? Name : $"{Name}:{Job}";
}

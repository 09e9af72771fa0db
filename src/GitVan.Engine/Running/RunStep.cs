using GitVan.Engine.Jobs;

namespace GitVan.Engine.Running;

/// <summary>A job whose turn it is.</summary>
/// <param name="Skip">One line why it does not run; null where it does.</param>
/// <param name="FailedJob">The job that is to blame for that.</param>
public sealed record RunStep(JobPlace Place, string? Skip, string? FailedJob);

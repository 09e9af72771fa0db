using System.Collections.ObjectModel;

namespace GitVan.Engine.Routes;

/// <summary>From paths to a job.</summary>
/// <param name="Job">The job's id or name.</param>
public sealed record Route(RoutePattern Pattern, string Job)
{
    /// <summary>The job's inputs by name.</summary>
    public IReadOnlyDictionary<string, RouteText> With { get; init; } = ReadOnlyDictionary<string, RouteText>.Empty;

    /// <summary>Files for one job that give the same text are handed to one run; without it, each file gets its own.</summary>
    public RouteText? BatchKey { get; init; }
}

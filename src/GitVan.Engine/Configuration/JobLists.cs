namespace GitVan.Engine.Configuration;

/// <summary>Joins the jobs of a hook that several files name: by name key by key, and those that are new behind them.</summary>
internal static class JobLists
{
    /// <param name="path">From the top, with a dot before each key.</param>
    public static bool IsAt(string path) => path.StartsWith(".hooks.", StringComparison.Ordinal) && path.EndsWith(".jobs", StringComparison.Ordinal);

    public static IReadOnlyList<Node> Join(IReadOnlyList<Node> jobs, IReadOnlyList<Node> over, string path)
    {
        Dictionary<string, Node.Map> laid = [];
        List<Node> added = [];
        var names = jobs.Select(NameOf).OfType<string>().ToHashSet();
        foreach (var item in over)
        {
            if (NameOf(item) is not { } name || !names.Contains(name) || !laid.TryAdd(name, (Node.Map)item))
                added.Add(item);
        }

        return [.. jobs.Select(job => NameOf(job) is { } name && laid.Remove(name, out var other) ? Lay((Node.Map)job, other, path) : job), .. added];
    }

    /// <summary>What the other runs takes the place of what this one runs, also where one is a line and one a script.</summary>
    private static Node Lay(Node.Map job, Node.Map other, string path)
    {
        bool Runs(Node.Entry entry) => SchemaCheck.Programs.Contains(entry.Key);
        var kept = other.Entries.Any(Runs) ? job.Entries.Where(entry => !Runs(entry) || other.Entries.Any(its => its.Key == entry.Key)) : job.Entries;
        return (job with { Entries = [.. kept] }).With(other, path);
    }

    private static string? NameOf(Node node) =>
        node is Node.Map(_, var entries) && entries.FirstOrDefault(entry => entry.Key == "name")?.Value is Node.Scalar { Value: not null, Text: var name } ? name : null;
}

namespace GitVan.Benchmarks.Hooks;

/// <summary>Something that runs jobs from git's hooks, set up as its own documentation recommends.</summary>
internal abstract record HookManager(string Name)
{
    /// <summary>Where git finds its hooks, inside the repository.</summary>
    public virtual string HooksFolder => $".git/hooks-{Name}";

    /// <summary>Why it does not do this, or null.</summary>
    public virtual string? Refuses(HookRow row) => null;

    /// <summary>Writes its configuration.</summary>
    /// <param name="command">What each job runs, without files.</param>
    public abstract void Configure(HookRepository repository, HookRow row, string command);

    /// <summary>Puts its hooks into <c>.git/hooks</c>.</summary>
    public abstract void Install(HookRepository repository, HookRow row);

    /// <summary>Runs the hook by hand on all files.</summary>
    public abstract Command RunOnAllFiles(HookRepository repository);
}

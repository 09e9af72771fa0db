using System.Text.Json;

namespace GitVan.Benchmarks.Hooks;

/// <summary>husky calls lint-staged for what takes files or runs in parallel, and runs any other line itself.</summary>
/// <param name="Modules">A <c>node_modules</c> with both.</param>
internal sealed record HuskyHooks(string Modules) : HookManager("husky")
{
    // husky finds its own folder by the path that git starts a hook by.
    public override string HooksFolder => ".husky/_";

    public override string? Refuses(HookRow row) => row.AllFiles ? "has none" : null;

    public override void Configure(HookRepository repository, HookRow row, string command)
    {
        var staged = row.TakesFiles || row.Jobs > 1;
        Directory.CreateDirectory(repository.PathOf(".husky"));
        repository.Write($".husky/{row.Hook}", staged ? "lint-staged\n" : $"{command}\n");

        // Only different patterns run side by side; these all match.
        var patterns = Enumerable.Range(0, row.Jobs).Select(i => i == 0 ? row.Glob : $"{row.Glob[..^1]}{{{row.Glob[^1]},{i}}}");
        repository.Write(".lintstagedrc.json", $"{{{string.Join(',', patterns.Select(pattern => $"{JsonSerializer.Serialize(pattern)}:{JsonSerializer.Serialize(command)}"))}}}");
    }

    public override void Install(HookRepository repository, HookRow row)
    {
        var link = repository.PathOf("node_modules");
        if (!Directory.Exists(link))
            Directory.CreateSymbolicLink(link, Modules);
        Scratch.Run(repository.Command(Scratch.Get("node"), Path.Combine(Modules, "husky", "bin.js")));
        repository.Git("config", "--unset", "core.hooksPath");
    }

    public override Command RunOnAllFiles(HookRepository repository) => throw new BenchmarkFailed("lint-staged has no such thing");
}

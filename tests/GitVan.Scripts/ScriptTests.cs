using System.Collections.Concurrent;

namespace GitVan.Scripts;

/// <summary>Runs every script against the executable that <c>GITVAN_EXECUTABLE</c> names, or the Debug build where it names none.</summary>
public sealed class ScriptTests
{
    private static readonly string? Filter = Environment.GetEnvironmentVariable("GITVAN_SCRIPT_FILTER");

    private static readonly ScriptOptions Options = new()
    {
        Executable = Environment.GetEnvironmentVariable("GITVAN_EXECUTABLE") is { Length: > 0 } given
            ? given
            : Path.Combine(Repository.Root, "artifacts/bin/GitVan.Cli/debug/GitVan.Cli"),
    };

    // xunit runs the rows of one theory one after the other. So all scripts are on their way from the first one on, and each
    // row waits for its own.
    private static readonly Lazy<ConcurrentDictionary<string, Task>> Running = new(StartAll);

    public static IEnumerable<TheoryDataRow<string>> Scripts()
    {
        var scripts = Selected().ToList();
        if (scripts is []) yield return new TheoryDataRow<string>("none") { Skip = $"no script matches '{Filter}'" };
        foreach (var script in scripts) yield return new TheoryDataRow<string>(script.Name) { TestDisplayName = $"{script.Name}: {script.Title}", Label = "" };
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_holds(string name)
    {
        Assert.True(File.Exists(Options.Executable), $"there is no executable {Options.Executable}");
        try
        {
            await Running.Value[name];
        }
        catch (ScriptSkippedException skipped)
        {
            Assert.Skip(skipped.Message);
        }
    }

    private static IEnumerable<Script> Selected() => ScriptSources.All(Repository.Root).Where(script =>
        Filter is null || script.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase) || script.Title.Contains(Filter, StringComparison.OrdinalIgnoreCase));

    private static ConcurrentDictionary<string, Task> StartAll()
    {
        var slots = new SemaphoreSlim(Math.Max(2, Environment.ProcessorCount));
        return new(Selected().Select(script => KeyValuePair.Create(script.Name, Task.Run(async () =>
        {
            await slots.WaitAsync();
            try
            {
                await ScriptRun.RunAsync(script, Options);
            }
            finally
            {
                slots.Release();
            }
        }))));
    }
}

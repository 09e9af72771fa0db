using System.Globalization;

namespace GitVan.Benchmarks.Hooks;

/// <summary>The part of the report about hooks.</summary>
internal static class HookSection
{
    public static IEnumerable<string> Write(HookCases cases, int rounds)
    {
        yield return "## Hooks\n";
        yield return $"What each adds to git alone, in repositories of 1,000 and 50,000 files, and how that compares with lefthook. In a row all took turns, {rounds} times after a warm-up, in one";
        yield return "repository, and with the same files staged; only HEAD, and for a push the remote, was moved back between. Below each time is what was seen of its jobs before measuring:";
        yield return "how often a job was started, and with how many files. Where lefthook finds nothing staged it runs no job. `--all-files` is a command of its own, and its whole time is";
        yield return "what it adds. lint-staged is called by husky where jobs take files or run in parallel; other lines husky runs itself. [Where the time goes](performance.md).\n";
        foreach (var table in cases.Tables.GroupBy(table => table.Files))
        {
            yield return $"### {table.Key.ToString("N0", CultureInfo.InvariantCulture)} files\n";
            yield return $"| row | {string.Join(" | ", cases.Managers.Select(manager => manager.Name))} |";
            yield return $"| --- |{string.Concat(cases.Managers.Select(_ => " --- |"))}";
            foreach (var row in table)
                yield return $"| {row.Row.Name} | {string.Join(" | ", row.Cases.Select(one => Cell(row, one, cases.Managers)))} |";
            yield return "";
        }
    }

    private static string Cell(HookTable table, HookCase one, IReadOnlyList<HookManager> managers)
    {
        if (one.Case is not { } found)
            return one.Found;
        if (one.Manager is NoHook)
            return table.Row.AllFiles ? "" : $"{Milliseconds(found.Median)} in all";
        var added = table.Added(one.Manager)!.Value;
        var peer = managers.OfType<LefthookHooks>().FirstOrDefault();
        var ratio = peer is not null && table.Added(peer) is { } other ? $", {(added / other).ToString("0.00", CultureInfo.InvariantCulture)} ×" : "";
        return $"{Milliseconds(added)}{ratio}<br>{one.Found}";
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}

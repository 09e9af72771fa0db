using System.Globalization;
using System.Text;
using GitVan.Benchmarks.Hooks;
using GitVan.Benchmarks.Templates;

namespace GitVan.Benchmarks;

/// <summary>Writes what was measured as Markdown, with the budgets first.</summary>
internal sealed class Report(Cases cases, HookCases hooks, TemplateCases templates, IReadOnlyList<(string What, string Value)> machine, int rounds, int slowRounds)
{
    private readonly StringBuilder text = new();

    public string Write()
    {
        Line("# Benchmarks");
        Line("");
        Line("Written by `dotnet run build.cs -- bench`; running it again replaces this page.");
        Line("");
        Table(["", ""], machine.Select(row => new[] { row.What, row.Value }));
        Line($"Where nothing else is said, all cases were run in turn, {Number(rounds, "0")} times after a warm-up, each in a repository of 1,000 files that are older than their index, with a home and a git");
        Line("configuration of their own and git's background maintenance off. Times are medians of the wall clock; behind them the half of the times that lies around the median.");
        foreach (var missing in cases.Missing.Concat(hooks.Missing).Concat(templates.Missing))
            Line($"\nNot measured: {missing}.");

        Line("\n## Budgets\n");
        Table(["what", "budget", "found", ""], Budgets.Of(cases).Select(budget => new[]
        {
            budget.What, $"≤ {With(budget.Limit, budget.Unit)}", budget.Found is { } found ? With(found, budget.Unit) : "-", budget.Verdict,
        }));

        Line("## Start-up\n");
        Table(["case", "median", "half of them", "against `git --version`", "peak memory", "processes"], cases.StartUps.Select(one => new[]
        {
            one.Name, Milliseconds(one.Median), Half(one), Ratio(one.Median, cases.GitVersion.Median),
            one.PeakMemory is { } kilobytes ? With(kilobytes / 1024.0, "MB") : "no GNU time", Processes(one),
        }));

        Line("## A commit with one `true` job\n");
        Line("`git commit -q -m x` with one staged file. That each hook runs its job was seen before measuring: with `--allow-empty` and nothing staged lefthook skips it, and is faster.");
        Line("lefthook and prek are the native executables of their npm packages, installed by themselves. Processes, the programs they run and how many of those are git (the commit");
        Line("itself is one of each) were counted in one commit under strace.\n");
        Table(["hook", "median", "half of them", "added", "against lefthook's", "processes", "programs", "git"], cases.Commits.Select(one => new[]
        {
            one.Name, Milliseconds(one.Median), Half(one),
            one == cases.NoHook ? "" : Milliseconds(Budgets.Added(one, cases.NoHook)),
            one == cases.NoHook || cases.Lefthook is null ? "" : Ratio(Budgets.Added(one, cases.NoHook), Budgets.Added(cases.Lefthook, cases.NoHook)),
            Processes(one), Count(one.Processes?.Programs), Count(one.Processes?.Git),
        }));

        foreach (var line in HookSection.Write(hooks, slowRounds))
            Line(line);
        foreach (var line in TemplateSection.Write(templates, slowRounds))
            Line(line);

        Line("## Around a job\n");
        Line("What gitvan adds to a program that does nothing: its own start, finding the job, the job's process, and the receipt.\n");
        Table(["case", "median", "half of them", "added to `true`", "processes", "git"], cases.Jobs.Select(one => new[]
        {
            one.Name, Milliseconds(one.Median), Half(one), one == cases.True ? "" : Milliseconds(Budgets.Added(one, cases.True)), Processes(one), Count(one.Processes?.Git),
        }));

        Line("## A warm job in each language\n");
        Line("The whole command `gitvan job run`, beside what runs such a job alone; the empty program has the settings that jobs are built with. `changes` asks for what the last");
        Line("commit changed, and adds a line to the commit's note. All jobs are built before, and speak the protocol but for the one in shell.\n");
        Table(["case", "median", "half of them", "added to `true`", "processes", "git"], cases.Languages.Jobs.Select(one => new[]
        {
            one.Name, Milliseconds(one.Median), Half(one), Milliseconds(Budgets.Added(one, cases.True)), Processes(one), Count(one.Processes?.Git),
        }));

        Line("## Calls from a job\n");
        Line("1,000 requests for `git.root`, each after the answer to the one before, then 1,000 `log` notifications until the engine has taken them all, by the job's own clock. Medians of");
        Line($"{Number(slowRounds, "0")} runs: microseconds a call.\n");
        Table(["from", "`git.root`", "half of them", "`log`", "half of them"], cases.Languages.Calls.Select(one => new[]
        {
            one.Name, Microseconds(one.Root.Median), Half(one.Root), Microseconds(one.Log.Median), Half(one.Log),
        }));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private void Line(string line) => text.Append(line).Append('\n');

    private void Table(string[] head, IEnumerable<string[]> rows)
    {
        Line($"| {string.Join(" | ", head)} |");
        Line($"|{string.Concat(Enumerable.Repeat(" --- |", head.Length))}");
        foreach (var row in rows)
            Line($"| {string.Join(" | ", row)} |");
        Line("");
    }

    private static string Processes(Case one) => one.Processes is { } count ? Count(count.Processes) : "no strace";

    private static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string Milliseconds(TimeSpan time) => Number(time.TotalMilliseconds, "0.00") + " ms";

    private static string Microseconds(TimeSpan time) => Number(time.TotalMicroseconds, "0.0");

    private static string Half(Spread spread) => $"{Microseconds(spread.LowerQuarter)} to {Microseconds(spread.UpperQuarter)}";

    private static string Half(Case one) => $"{Number(one.Spread.LowerQuarter.TotalMilliseconds, "0.00")} to {Number(one.Spread.UpperQuarter.TotalMilliseconds, "0.00")}";

    private static string Ratio(TimeSpan one, TimeSpan other) => With(one / other, "×");

    private static string With(double value, string unit) => unit switch
    {
        "" => Number(value, "0"),
        "×" => Number(value, "0.00") + " ×",
        _ => $"{Number(value, "0.##")} {unit}",
    };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Doctor;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan doctor</c>: exit 0 when nothing fails, 1 when something does, 2 outside a repository.</summary>
internal static class DoctorCommand
{
    public static Command Create(App app)
    {
        var fix = new Option<bool>("--fix") { Description = "Make the mends that can't lose anybody's work" };
        var command = new Command("doctor", "Prove that hooks fire and receipts are kept, and name the mend where not") { fix };
        command.SetAction(parsed => Run(app, parsed.GetValue(fix)));
        return command;
    }

    private static int Run(App app, bool fix)
    {
        var results = Examine(app.Checkup, out var outside);
        IReadOnlyList<string> done = [];
        if (fix && outside is null)
        {
            done = Checkup.Fix(results);
            if (done.Count > 0)
                results = Examine(app.Checkup, out outside);
        }

        if (app.Screen.Json)
            app.Screen.Document(DoctorDocument.Of(results, done), CliJson.Default.DoctorDocument);
        else
            Print(app.Screen, results, done);
        if (outside is not null)
            throw outside;
        return results.Any(result => result.Status == CheckStatus.Fail) ? ExitCode.JobFailed : ExitCode.Ok;
    }

    private static IReadOnlyList<CheckResult> Examine(Checkup checkup, out GitVanException? outside)
    {
        outside = null;
        List<CheckResult> results = [.. checkup.ExamineMachine()];
        try
        {
            results.AddRange(checkup.ExamineRepository());
        }
        catch (GitVanException e)
        {
            outside = e;
        }

        return results;
    }

    private static void Print(Screen screen, IReadOnlyList<CheckResult> results, IReadOnlyList<string> done)
    {
        foreach (var line in done)
            screen.Line($"{screen.InTone("fix ", Tone.Good)}  {Screen.Harmless(line)}");
        var width = results.Max(result => result.Check.Length);
        foreach (var result in results)
        {
            screen.Line($"{screen.InTone(CheckDocument.Word(result.Status).PadRight(4), ToneOf(result.Status))}  {result.Check.PadRight(width)}  {Screen.Harmless(result.Message)}");
            if (result.Mend is { } mend)
                screen.Line($"{new string(' ', 6 + width)}  → {Screen.Harmless(mend)}{(result.CanFix && !mend.EndsWith("--fix", StringComparison.Ordinal) ? "  (or: gitvan doctor --fix)" : "")}");
        }

        int fails = results.Count(result => result.Status == CheckStatus.Fail), warnings = results.Count(result => result.Status == CheckStatus.Warn);
        if (fails > 0)
            screen.Note($"gitvan: {Count(fails, "thing")} to mend{(warnings > 0 ? $", {Count(warnings, "warning")}" : "")}", Tone.Bad);
        else if (warnings > 0)
            screen.Note($"gitvan: nothing fails; {Count(warnings, "warning")}", Tone.Careful);
    }

    private static Tone ToneOf(CheckStatus status) => status switch
    {
        CheckStatus.Ok => Tone.Good,
        CheckStatus.Warn => Tone.Careful,
        _ => Tone.Bad,
    };

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}

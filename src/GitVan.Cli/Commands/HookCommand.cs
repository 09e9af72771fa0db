using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Configuration;
using GitVan.Engine.Hooks;
using GitVan.Engine.Receipts;
using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan hook</c>: what shims call, and the same by hand.</summary>
internal static class HookCommand
{
    public static Command Create(App app)
    {
        // What a shim calls goes around the parser; these are for --help, for options before the command and for names that are no hook's.
        var name = new Argument<string>("name") { Description = "A hook of githooks(5); this is what git's hooks call", Arity = ArgumentArity.ZeroOrOne };
        var arguments = Arguments();
        var command = new Command("hook", "Run the jobs of a hook") { name, arguments };
        command.Subcommands.Add(HookRunCommand.Create(app));
        command.Subcommands.Add(List(app));
        command.SetAction(parsed => parsed.GetValue(name) is { } hook && GitHook.TryParse(hook, out _)
            ? Run(app, hook, parsed.GetValue(arguments) ?? [])
            : throw NotAHook(parsed.GetValue(name)));
        return command;
    }

    /// <summary>One hook, from git or by hand.</summary>
    /// <param name="options">Null where git calls.</param>
    public static int Run(App app, string name, IReadOnlyList<string> arguments, HookOptions? options = null)
    {
        if (app.IsProbe && options is null)
        {
            app.Screen.Line(HookProbe.Answer(name, app.Catalog.For(name).Count()));
            return ExitCode.Ok;
        }

        using var printer = new RunPrinter(app.Screen, app.Verbose, app.Time);
        var outcome = app.HookRunner.Run(
            name,
            arguments,
            options ?? HookOptions.None,
            Input(app, options is not null),
            (catalog, at) =>
            {
                printer.Summarize();
                printer.Several = catalog.For(name).Skip(1).Any();
                printer.Parts = catalog.Output;
                return app.TriggerRunner(catalog, at);
            },
            printer);

        printer.Summarize();
        if (app.Screen.Json)
            app.Screen.Document(RunsDocument.Of(outcome.Passes) with { Changed = outcome.Changed.Count > 0 ? outcome.Changed : null }, CliJson.Default.RunsDocument);
        if (outcome.Changed.Count > 0)
            app.Screen.Error(new GitVanException($"jobs changed tracked files: {FileNames.Text(outcome.Changed)}") { Hint = "look at them with git diff, and add what is right" });
        foreach (var problem in outcome.Problems)
            app.Screen.Error(new GitVanException(problem.Message) { Hint = problem.Hint });
        if (outcome.Arrived.Count > 0)
            app.Screen.Note($"gitvan: new jobs arrived; installed {string.Join(", ", outcome.Arrived.Select(change => change.Hook))}");
        foreach (var pass in outcome.Passes)
            ReportReceipts(app.Screen, pass);
        return outcome.ExitCode;
    }

    /// <summary>A person at a terminal types nothing for git.</summary>
    public static Func<Stream> Input(App app, bool byHand) => () => byHand && app.Screen.InputIsTerminal ? Stream.Null : app.Screen.OpenInput();

    /// <summary>A receipt that could not be kept, or that waits, is said in one line.</summary>
    public static void ReportReceipts(Screen screen, TriggerOutcome outcome)
    {
        if (outcome.Trouble is { } trouble)
            screen.Error(trouble);
        else if (outcome.Receipts is AppendOutcome.Waiting { Reason: var reason } && reason != AppendOutcome.Quarantine)
            screen.Note($"gitvan: the receipt waits in a file for the next command: {Screen.Harmless(reason)}", Tone.Careful);
    }

    private static GitVanException NotAHook(string? word)
    {
        if (word is null)
            return new GitVanException("the name of a hook is missing") { Hint = "run: gitvan hook list" };
        var nearest = Suggestion.Nearest(word, GitHook.All.Select(hook => hook.Name));
        return new GitVanException($"'{word}' is not a hook of git")
        {
            Hint = nearest is null ? $"run a hook of your own with: gitvan hook run {word}" : $"did you mean '{nearest}'?",
        };
    }

    public static Argument<string[]> Arguments() => new("args") { Description = "What git passes to the hook", Arity = ArgumentArity.ZeroOrMore };

    private static Command List(App app)
    {
        var command = new Command("list", "Show which hooks have jobs, and whether git reaches them");
        command.SetAction(_ =>
        {
            var shims = HookFolder.Find(app.Repository, app.Git).Shims();
            List<HookDocument> hooks =
            [
                .. app.Catalog.Hooks.Select(hook => new HookDocument(hook, [.. app.Catalog.For(hook).Select(job => job.Id.Value)], shims.Contains(hook))),
            ];
            if (app.Screen.Json)
                app.Screen.Document(hooks, CliJson.Default.IReadOnlyListHookDocument);
            else if (hooks.Count == 0)
                app.Screen.Note("no hook has a job yet (hint: run: gitvan job create hello --hook pre-commit)");
            else
                app.Screen.Table(["HOOK", "STATE", "JOBS"], hooks.Select(hook => new[] { hook.Hook, State(hook), string.Join(", ", hook.Jobs) }));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string State(HookDocument hook) =>
        hook.Installed ? "installed" : GitHook.TryParse(hook.Hook, out _) ? "run: gitvan ensure" : "by hand";
}

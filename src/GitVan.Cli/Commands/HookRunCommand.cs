using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Hooks;
using GitVan.Engine.Model;
using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan hook run</c>: a hook by hand, in full or in part, or only what it would do.</summary>
internal static class HookRunCommand
{
    public static Command Create(App app)
    {
        var name = new Argument<string>("name") { Description = "A hook of git, or a name of your own from the configuration" };
        var arguments = HookCommand.Arguments();
        var files = new HookFileOptions();
        var jobs = new Option<string[]>("--job") { Description = "Only this job or group; may be given several times", HelpName = "job" };
        var tags = new Option<string[]>("--tag") { Description = "Only jobs with this tag; may be given several times", HelpName = "tag" };
        var exclude = new Option<string[]>("--exclude") { Description = "Hand no job files that match; may be given several times", HelpName = "glob" };
        var unstaged = new Option<bool>("--no-stage-fixed") { Description = "Leave what jobs change unstaged" };
        var fail = new Option<bool>("--fail-on-changes") { Description = "Fail where jobs change tracked files" };
        var force = new Option<bool>("--force") { Description = "Run jobs also without files, and whatever 'only' and 'skip' say" };
        var dry = new Option<bool>("--dry-run") { Description = "Show what would run, and start no job" };
        var why = new Option<string>("--why") { Description = "Say why this job would run or not, and start none", HelpName = "job" };
        var command = new Command("run", "Run a hook's jobs by hand") { name, arguments };
        foreach (var option in files.All.Concat([jobs, tags, exclude, unstaged, fail, force, dry, why]))
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var hook = Known(parsed.GetValue(name)!, app);
            var given = parsed.GetValue(arguments) ?? [];
            var options = new HookOptions
            {
                IsByHand = true,
                Jobs = parsed.GetValue(jobs) ?? [],
                Tags = parsed.GetValue(tags) ?? [],
                Files = files.Read(parsed, app),
                Exclude = [.. (parsed.GetValue(exclude) ?? []).Select(Parsed)],
                Force = parsed.GetValue(force),
                NoStageFixed = parsed.GetValue(unstaged),
                FailOnChanges = parsed.GetValue(fail),
            };
            if (parsed.GetValue(why) is { } job)
                return Explain(app, hook, job, Preview(app, hook, given, options));
            return parsed.GetValue(dry) ? Show(app, hook, Preview(app, hook, given, options)) : HookCommand.Run(app, hook, given, options);
        });
        return command;
    }

    private static string Known(string hook, App app)
    {
        if (GitHook.TryParse(hook, out _) || app.Catalog.Hooks.Contains(hook))
            return hook;
        var nearest = Suggestion.Nearest(hook, app.Catalog.Hooks.Concat(GitHook.All.Select(known => known.Name)));
        throw new GitVanException($"no job has the hook '{hook}'") { Hint = nearest is null ? "run: gitvan hook list" : $"did you mean '{nearest}'?" };
    }

    private static string Parsed(string pattern)
    {
        Glob.Parse(pattern);
        return pattern;
    }

    private static IReadOnlyList<PlannedPass> Preview(App app, string hook, IReadOnlyList<string> arguments, HookOptions options)
    {
        app.PassSignalsOn();
        return app.HookRunner.Preview(hook, arguments, options, HookCommand.Input(app, byHand: true), new JobPrograms(app.Languages), line => app.Screen.Note($"gitvan: {Screen.Harmless(line)}", Tone.Careful));
    }

    private static int Show(App app, string hook, IReadOnlyList<PlannedPass> passes)
    {
        if (app.Screen.Json)
        {
            app.Screen.Document(new HookPlanDocument(hook, [.. passes.SelectMany(PlannedJobDocument.Of)]), CliJson.Default.HookPlanDocument);
            return ExitCode.Ok;
        }

        foreach (var pass in passes)
        {
            ShowPlace(app, pass, passes.Count);
            var together = pass.Runs.Where(run => run.Runs).ToLookup(run => run.Step, run => run.Job);
            foreach (var run in pass.Runs)
            {
                app.Screen.Line(Screen.Harmless(Sentence(run) + Beside(run, together[run.Step])));
                if (run.Commands is [var first, ..])
                    app.Screen.Line($"    {Screen.Harmless(first)}{(run.Commands.Count > 1 ? $"  (the first of {run.Commands.Count} batches)" : "")}");
                if (run.Decision.Files is { Count: > 0 } files)
                    app.Screen.Line($"    {files.Count} {(files.Count == 1 ? "file" : "files")}: {Screen.Harmless(FileNames.Text(files))}");
            }
        }

        if (passes.All(pass => pass.Runs.Count == 0))
            app.Screen.Note($"no job of {hook} would run");
        return ExitCode.Ok;
    }

    /// <summary>Where a push is looked at in more than one place, or in another one than here.</summary>
    private static void ShowPlace(App app, PlannedPass pass, int passes)
    {
        if (passes > 1 || pass.TreeOf is not null)
            app.Screen.Line($"{Screen.Harmless(string.Join(", ", pass.Refs))}, {(pass.TreeOf is { } commit ? $"in a temporary work tree of {commit[..7]}" : "here")}:");
    }

    private static int Explain(App app, string hook, string word, IReadOnlyList<PlannedPass> passes)
    {
        var jobs = passes[0].Runs.Select(run => run.Job).ToList();
        if ((jobs.Find(job => job.Id.Value == word) ?? jobs.Find(job => job.Name == word) ?? jobs.Find(job => job.ShortName == word)) is not { } wanted)
        {
            var nearest = Suggestion.Nearest(word, jobs.Select(job => job.Name));
            throw new GitVanException($"--why: {hook} runs no job '{word}'") { Hint = nearest is null ? "run: gitvan hook list" : $"did you mean '{nearest}'?" };
        }

        if (app.Screen.Json)
        {
            List<PlannedJobDocument> found = [.. passes.SelectMany(PlannedJobDocument.Of).Where(document => document.Job == wanted.Id.Value)];
            if (found is [var only])
                app.Screen.Document(only, CliJson.Default.PlannedJobDocument);
            else
                app.Screen.Document(new HookPlanDocument(hook, found), CliJson.Default.HookPlanDocument);
            return ExitCode.Ok;
        }

        foreach (var pass in passes)
        {
            ShowPlace(app, pass, passes.Count);
            var run = pass.Runs.First(one => one.Job.Id == wanted.Id);
            app.Screen.Line(Screen.Harmless(Sentence(run)));
            foreach (var fact in run.Facts)
                app.Screen.Line($"    {Screen.Harmless(fact)}");
        }

        return ExitCode.Ok;
    }

    /// <param name="together">Those that may start when it does, itself too.</param>
    private static string Beside(PlannedRun run, IEnumerable<Job> together)
    {
        List<string> others = [.. together.Where(job => job != run.Job).Select(job => job.Name)];
        return run.Runs && others.Count > 0 ? $" at the same time as {FileNames.Text(others)}" : "";
    }

    private static string Sentence(PlannedRun run) => run.Decision switch
    {
        { Refusal: { } refusal } => $"{run.Job.Name}: could not run: {refusal}",
        { Skip: { } skip } => $"{run.Job.Name}: skipped: {skip}",
        _ => $"{run.Job.Name}: runs",
    };
}

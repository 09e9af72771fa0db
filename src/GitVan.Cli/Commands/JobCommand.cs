using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan job</c>.</summary>
internal static class JobCommand
{
    public static Command Create(App app) => new("job", "List, show, run, create and build jobs") { List(app), Show(app), RunOne(app), JobCreateCommand.Create(app), JobBuildCommand.Create(app), JobFeedCommand.Create(app) };

    private static Argument<string> Job() => new("job") { Description = "The job's id or name" };

    private static Command List(App app)
    {
        var command = new Command("list", "Show all jobs");
        command.SetAction(_ =>
        {
            var jobs = app.Catalog.Jobs;
            if (app.Screen.Json)
                app.Screen.Document([.. jobs.Select(JobDocument.Of)], CliJson.Default.IReadOnlyListJobDocument);
            else if (jobs.Count == 0)
                app.Screen.Note("no job yet (hint: run: gitvan job create hello)");
            else
                app.Screen.Table(["JOB", "HOOKS", "DESCRIPTION"], jobs.Select(job => new[] { job.Id.Value, string.Join(", ", job.Hooks), job.Description ?? Command(job.Program) }));
            return ReportProblems(app);
        });
        return command;
    }

    private static Command Show(App app)
    {
        var name = Job();
        var command = new Command("show", "Show one job in full") { name };
        command.SetAction(parsed =>
        {
            var job = app.Catalog.Get(parsed.GetValue(name)!);
            if (app.Screen.Json)
            {
                app.Screen.Document(JobDocument.Of(job), CliJson.Default.JobDocument);
                return ExitCode.Ok;
            }

            app.Screen.Pairs(
            [
                ("id", job.Id.Value),
                ("name", job.Name),
                ("description", job.Description ?? "-"),
                ("kind", job.Program.Kind),
                ("command", Command(job.Program)),
                ("hooks", job.Hooks.Count > 0 ? string.Join(", ", job.Hooks) : "-"),
                ("on", job.On.Count > 0 ? string.Join(", ", job.On) : "-"),
                ("concurrency", job.Concurrency.ToString()),
                ("timeout", job.Timeout?.ToString() ?? "-"),
                ("retries", $"{job.Retries}"),
                ("root", job.Root ?? "."),
                ("inputs", job.Inputs is { } inputs ? string.Join('\n', inputs.Inputs.Select(Describe)) : "-"),
                ("from", job.Origin),
            ]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command RunOne(App app)
    {
        var name = Job();
        var inputs = new InputOptions();
        var command = new Command("run", "Run one job by hand") { name, inputs.One, inputs.Document };
        command.SetAction(parsed =>
        {
            var job = app.Catalog.Get(parsed.GetValue(name)!);
            var given = inputs.Read(parsed, app, job);
            var subject = new SubjectFinder(app.RunContext, app.Git).Head();

            // A job has its own process group: reading from the terminal would stop it for ever.
            var input = app.Screen.InputIsTerminal || inputs.ReadsInput(parsed) ? StandardInput.Empty : StandardInput.Inherited;
            using var printer = new RunPrinter(app.Screen, app.Verbose, app.Time);
            var outcome = app.TriggerRunner(app.Catalog).Run([job], new Trigger.Person(), subject, input, printer, given);
            if (app.Screen.Json)
                app.Screen.Document(RunsDocument.Of([outcome]), CliJson.Default.RunsDocument);
            HookCommand.ReportReceipts(app.Screen, outcome);
            if (app.Interruption.Raised.IsCancellationRequested)
                return ExitCode.Interrupted;
            if (outcome.Runs.Any(run => run.IsLocked))
                return ExitCode.Locked;
            return outcome.Succeeded && !(outcome.Trouble is not null && app.Catalog.Receipts.Required) ? ExitCode.Ok : ExitCode.JobFailed;
        });
        return command;
    }

    private static int ReportProblems(App app)
    {
        foreach (var problem in app.Catalog.Problems)
            app.Screen.Error(new GitVanException(problem.Message) { Hint = problem.Hint });
        return app.Catalog.Problems.Count > 0 ? ExitCode.Usage : ExitCode.Ok;
    }

    private static string Describe(Input input) =>
        $"{input.Name}: {input.Type}{(input.IsRequired ? ", required" : "")}{(input.Default is { } value ? $", {value.ToJsonString()} where none is given" : "")}{(input.Description is { } text ? $" ({text})" : "")}";

    private static string Command(JobProgram program) => program switch
    {
        JobProgram.Line(var text) => text,
        JobProgram.Command(var words) => string.Join(' ', words),
        JobProgram.Script(var path, var words) => string.Join(' ', [path, .. words]),
        { File: { } path } => Path.GetFileName(path),
        _ => "",
    };
}

using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Git;
using GitVan.Engine.Hooks;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan ensure</c>: makes git reach the jobs. Running it again changes nothing.</summary>
internal static class EnsureCommand
{
    public static Command Create(App app)
    {
        var check = new Option<bool>("--check") { Description = "Change nothing; exit 1 where something is to do" };
        var command = new Command("ensure", "Install git's hooks for all jobs, and mend what is broken") { check };
        command.SetAction(parsed => Run(app, parsed.GetValue(check)));
        return command;
    }

    public static int Run(App app, bool check)
    {
        GitVersion.Require(app.Environment, app.Directory);
        app.Languages.TriesAgain = !check;
        var folder = HookFolder.Find(app.Repository, app.Git);
        var changes = check ? app.HookInstaller.Plan(app.Catalog) : app.HookInstaller.Ensure(app.Catalog);
        if (!check)
        {
            app.Receipts.AppendWaiting();
            app.View.CatchUp();
        }

        if (app.Screen.Json)
        {
            app.Screen.Document(new EnsureDocument(folder.Path, folder.IsShared, changes), CliJson.Default.EnsureDocument);
        }
        else
        {
            foreach (var change in changes)
                app.Screen.Line($"{(check ? "would " : "")}{change.ToSentence(future: check)}");
            if (changes.Count == 0)
                app.Screen.Line("ok: git reaches all jobs");
            if (folder.IsShared)
                app.Screen.Note($"gitvan: the hooks are in '{Screen.Harmless(folder.Path)}', which other repositories may share", Tone.Careful);
            foreach (var problem in app.Catalog.Problems)
                app.Screen.Error(new GitVanException(problem.Message) { Hint = problem.Hint });
        }

        return app.Catalog.Problems.Count > 0 ? ExitCode.Usage : check && changes.Count > 0 ? ExitCode.JobFailed : ExitCode.Ok;
    }
}

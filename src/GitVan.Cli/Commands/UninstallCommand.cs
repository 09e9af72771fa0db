using System.CommandLine;
using GitVan.Engine.Hooks;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan uninstall</c>: takes the hooks away and puts back what was there. Receipts, configuration and jobs stay.</summary>
internal static class UninstallCommand
{
    public static Command Create(App app)
    {
        var command = new Command("uninstall", "Take git's hooks away again; receipts, configuration and jobs stay");
        command.SetAction(_ =>
        {
            var folder = HookFolder.Find(app.Repository, app.Git);
            var changes = app.HookInstaller.Uninstall();
            if (app.Screen.Json)
                app.Screen.Document(new EnsureDocument(folder.Path, folder.IsShared, changes), CliJson.Default.EnsureDocument);
            foreach (var change in app.Screen.Json ? [] : changes)
                app.Screen.Line(change.ToSentence());
            if (changes.Count == 0 && !app.Screen.Json)
                app.Screen.Line("ok: there was nothing to take away");
            return ExitCode.Ok;
        });
        return command;
    }
}

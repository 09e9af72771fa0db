using System.CommandLine;
using GitVan.Engine.Templating;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan template</c>.</summary>
internal static class TemplateCommand
{
    public static Command Create(App app) => new("template", "List, show, render and apply templates") { List(app), Show(app), TemplateRenderCommand.Create(app), TemplatePlanCommand.Create(app), TemplateApplyCommand.Create(app) };

    private static Command List(App app)
    {
        var builtIn = new Option<bool>("--built-in") { Description = "Show those that come with gitvan" };
        var command = new Command("list", "Show the templates of the repository") { builtIn };
        command.SetAction(parsed =>
        {
            var settings = app.Configuration.Settings;
            IReadOnlyList<string> names = parsed.GetValue(builtIn) ? [.. BuiltInTemplates.All.Keys] : app.Renderer(settings).Names;
            if (app.Screen.Json)
                app.Screen.Document(names, CliJson.Default.IReadOnlyListString);
            else if (names.Count == 0)
                app.Screen.Note($"no template yet (hint: put one into {string.Join(" or ", settings.Templates.Dirs)})");
            foreach (var name in app.Screen.Json ? [] : names)
                app.Screen.Line(Terminal.Screen.Harmless(name));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Show(App app)
    {
        var name = new Argument<string>("template") { Description = "The template's name: its path below a template folder" };
        var command = new Command("show", "Print a template as it is stored") { name };
        command.SetAction(parsed =>
        {
            app.Screen.Text(app.Renderer(app.Configuration.Settings).GetText(parsed.GetValue(name)!));
            return ExitCode.Ok;
        });
        return command;
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Templating;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan template plan</c>: what templates would change, and nothing is.</summary>
internal static class TemplatePlanCommand
{
    public static Command Create(App app)
    {
        var templates = new Argument<string[]>("template") { Description = "Names of templates with front matter", Arity = ArgumentArity.OneOrMore };
        var values = new TemplateValues();
        var force = new Option<bool>("--force") { Description = "Replace files that are there" };
        var command = new Command("plan", "Show what templates would change") { templates, values.Data, values.Set, force };
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(templates)!;
            return TemplatePlanPrinter.Show(app, Make(app, names, Ask(app, names, values.Read(app, parsed)), parsed.GetValue(force)));
        });
        return command;
    }

    public static Plan Make(App app, IReadOnlyList<string> templates, JsonObject values, bool overwrite)
    {
        var settings = app.Configuration.Settings;
        return Planner.Make(app.Renderer(settings), app.Repository.Root, settings.Templates.Programs, templates, values, overwrite);
    }

    /// <summary>Asks on a terminal for what templates want and were not given; elsewhere the planner says what is missing.</summary>
    public static JsonObject Ask(App app, IReadOnlyList<string> templates, JsonObject values)
    {
        if (!app.Screen.InputIsTerminal || !app.Screen.ErrorIsTerminal || app.Screen.Json)
            return values;
        var renderer = app.Renderer(app.Configuration.Settings);
        foreach (var input in templates.SelectMany(template => Planner.InputsOf(renderer, template).Inputs))
        {
            if (input.IsRequired && input.Default is null && !values.ContainsKey(input.Name))
                values[input.Name] = input.Parse(app.Screen.Ask(input.Description is { } about ? $"{input.Name} ({about})" : input.Name));
        }

        return values;
    }
}

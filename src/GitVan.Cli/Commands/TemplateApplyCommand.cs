using System.CommandLine;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Templating;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan template apply</c>: all that templates, or a plan that was made before, would change; or nothing of it.</summary>
internal static class TemplateApplyCommand
{
    /// <summary>Bytes of a plan.</summary>
    private const int LargestPlan = 256 * 1024 * 1024;

    public static Command Create(App app)
    {
        var templates = new Argument<string[]>("template") { Description = "Names of templates with front matter", Arity = ArgumentArity.ZeroOrMore };
        var values = new TemplateValues();
        var planned = new Option<string>("--plan") { Description = "Apply a plan that 'template plan --json' wrote: a file, or - for standard input", HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing" };
        var command = new Command("apply", "Change what templates say") { templates, values.Data, values.Set, planned, force, dryRun };
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(templates)!;
            var stored = parsed.GetValue(planned) is { } file ? Read(app, file) : null;
            if (stored is null == (names.Length == 0))
                throw new GitVanException($"template apply: {(stored is null ? "no template is named" : "a template is named beside --plan")}, expected templates or a plan") { Hint = "see: gitvan template list" };
            var given = stored is null ? TemplatePlanCommand.Ask(app, names, values.Read(app, parsed)) : [];
            Plan Make() => stored ?? TemplatePlanCommand.Make(app, names, given, parsed.GetValue(force));
            return parsed.GetValue(dryRun) ? TemplatePlanPrinter.Show(app, Make()) : Apply(app, Make);
        });
        return command;
    }

    private static int Apply(App app, Func<Plan> make)
    {
        var runner = app.TemplateRunner(app.Configuration.Settings, left =>
            app.Screen.Note($"gitvan: an earlier apply was killed half way; its files are as they were{(left.Count > 0 ? $", but for those changed since: {Terminal.Screen.Harmless(string.Join(", ", left))}" : "")}"));
        var applied = runner.Apply(make);
        if (applied.Run is { OutputTail: { Length: > 0 } output })
            app.Screen.Note(System.Text.Encoding.UTF8.GetString(output).TrimEnd('\n'));
        if (applied.Failure is { } failure)
            throw failure;
        TemplatePlanPrinter.Summary(app, applied.Plan);
        if (applied.ReceiptFailure is { } unkept)
            throw unkept;
        return ExitCode.Ok;
    }

    private static Plan Read(App app, string file)
    {
        var path = Path.GetFullPath(file, app.Directory);
        if (file != "-" && !File.Exists(path))
            throw new GitVanException($"--plan: '{file}' does not exist, expected a plan") { Hint = "run: gitvan template plan --json" };
        using var stream = file == "-" ? app.Screen.OpenInput() : File.OpenRead(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > LargestPlan)
                throw new GitVanException($"{file}: more than {LargestPlan / 1024 / 1024} MB, expected a plan") { Hint = "plan fewer templates at once" };
        }

        try
        {
            return PlanJson.Read(JsonNode.Parse(StrictText.Decode(file, bytes.ToArray())) as JsonObject ?? throw new GitVanException($"{file}: is no map, expected a plan") { Hint = "run: gitvan template plan --json" });
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException)
        {
            throw new GitVanException($"{file}: is not JSON, expected a plan", inner: e) { Hint = "run: gitvan template plan --json" };
        }
    }
}

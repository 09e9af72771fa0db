using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan job create</c>: writes a job that runs as it is.</summary>
internal static class JobCreateCommand
{
    private const UnixFileMode Runnable = (UnixFileMode)0b111_101_101;

    public static Command Create(App app)
    {
        var name = new Argument<string>("name") { Description = "The job's id, such as hello or db/migrate" };
        var hooks = new Option<string[]>("--hook") { Description = "A hook that triggers it; may be given several times", HelpName = "hook" };
        var languages = new Option<string>("--language") { Description = $"{string.Join(", ", JobLanguage.All.Select(one => $"{one.Name} ({one.Short})"))}; csharp where it is left out", HelpName = "language" };
        languages.CompletionSources.Add([.. JobLanguage.All.Select(one => one.Name)]);
        var command = new Command("create", "Write a new job that runs") { name, hooks, languages };
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(name)!.Replace(':', '/');
            var triggers = parsed.GetValue(hooks) ?? [];
            var language = parsed.GetValue(languages) is { } named ? JobLanguage.Get(named) : JobLanguage.All[0];
            Check(id, triggers);

            if (app.Catalog.Folders is not [var folder, ..])
                throw new GitVanException("jobs.dirs is empty, so a job file would never be found") { Hint = "name a folder there, such as jobs" };

            // In whichever language: it would have the same id.
            var taken = JobLanguage.All.Select(one => $"{folder}/{id}{one.Extension}").FirstOrDefault(one => File.Exists(Path.Join(app.Repository.Root, one)));
            if (taken is not null)
                throw new GitVanException($"{taken}: exists already") { Hint = "choose another name" };
            var relative = $"{folder}/{id}{language.Extension}";
            var values = new JsonObject { ["name"] = id, ["hooks"] = new JsonArray([.. triggers.Select(hook => JsonValue.Create(hook))]) };
            var text = app.Renderer(app.Configuration.Settings).Render(language.Template, values);
            AtomicFile.Write(Path.Join(app.Repository.Root, relative), Encoding.UTF8.GetBytes(text), mode: language.NeedsRunBit ? Runnable : null);

            app.Screen.Line(relative);
            app.Screen.Note($"run it: gitvan job run {id.Replace('/', ':')}{(triggers.Length > 0 ? ", or let git run it: gitvan ensure" : "")}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Check(string id, string[] hooks)
    {
        var isName = id.Length is > 0 and <= 100 && id.Split('/').All(part => part.Length > 0 && part[0] is not ('.' or '_' or '-') && part is not ("lib" or "node_modules")
            && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
        if (!isName)
            throw new GitVanException($"'{id}' is not a job's name, expected letters, digits, '-', '_' and '.', with '/' for folders") { Hint = "try a name such as hello or db/migrate" };
        foreach (var hook in hooks.Where(hook => !GitHook.TryParse(hook, out _)))
        {
            var nearest = Suggestion.Nearest(hook, GitHook.All.Select(known => known.Name));
            throw new GitVanException($"'{hook}' is not a hook of git") { Hint = nearest is null ? "see: git help githooks" : $"did you mean '{nearest}'?" };
        }
    }
}

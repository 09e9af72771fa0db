using System.CommandLine;
using System.Text;
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
        var command = new Command("create", "Write a new job that runs") { name, hooks };
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(name)!.Replace(':', '/');
            var triggers = parsed.GetValue(hooks) ?? [];
            Check(id, triggers);

            if (app.Catalog.Folders is not [var folder, ..])
                throw new GitVanException("jobs.dirs is empty, so a job file would never be found") { Hint = "name a folder there, such as jobs" };
            var relative = $"{folder}/{id}.sh";
            var path = Path.Join(app.Repository.Root, relative);
            if (File.Exists(path))
                throw new GitVanException($"{relative}: exists already") { Hint = "choose another name" };
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(Text(id, triggers)), mode: Runnable);

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

    private static string Text(string id, string[] hooks) =>
        $$"""
        #!/bin/sh
        # gitvan: {desc: "Says hello"{{(hooks.Length > 0 ? $", hooks: [{string.Join(", ", hooks)}]" : "")}}}
        #
        # The line above makes this file a job; keys: desc, name, hooks, timeout, retries, env, root, tags, version.
        # It runs at the top of the repository. GITVAN_HOOK is the hook that triggered it, and "$@" its arguments.
        set -eu

        branch=$(git branch --show-current)
        echo "hello from {{id}} on ${branch:-no branch}"

        """;
}

using System.Globalization;
using GitVan.Engine.Configuration;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>Makes jobs of the configuration's <c>hooks</c>.</summary>
internal static class CommandJobs
{
    public static IEnumerable<Job> From(LoadedConfiguration configuration)
    {
        foreach (var (hook, hookSettings) in configuration.Settings.Hooks)
        {
            for (var i = 0; i < hookSettings.Jobs.Count; i++)
                yield return From(hookSettings.Jobs[i], hook, i + 1, $"hooks.{hook}.jobs[{i}]", configuration.Places);
        }
    }

    private static Job From(CommandJob command, string hook, int number, string path, IReadOnlyDictionary<string, string> places)
    {
        var name = command.Name ?? number.ToString(CultureInfo.InvariantCulture);
        return new Job
        {
            Id = new JobId($"{hook}:{name}"),
            Name = command.Name ?? $"{hook}:{name}",
            Description = command.Desc,
            Tags = command.Tags,
            Program = command.Exec is { } words ? new JobProgram.Command(words) : new JobProgram.Line(command.Run!),
            Hooks = [hook],
            Environment = command.Env,
            Root = command.Root,
            Timeout = command.Timeout,
            Retries = command.Retries,
            Backoff = command.Backoff,
            On = [.. command.On.Select(OutcomeTrigger.Parse)],
            Concurrency = Concurrency.Parse(command.Concurrency),
            LockTimeout = command.LockTimeout,
            MaxOutput = command.MaxOutput,
            Origin = places[path],
            Files = Files(command, hook, places[path]),
            Inputs = InputShorthand.Parse(command.Inputs, places.GetValueOrDefault($"{path}.inputs", places[path])),
        };
    }

    private static JobFiles? Files(CommandJob command, string hook, string place)
    {
        var words = command.Exec ?? CommandTemplate.Parse(command.Run!);
        foreach (var list in CommandTemplate.FileLists)
        {
            if (words.Any(word => word != list && word.Contains(list, StringComparison.Ordinal)))
                throw new GitVanException($"{place}: '{list}' stands inside a word or quotes, expected it as a word of its own") { Hint = "take it out of them" };
        }

        var named = words.Select(CommandTemplate.SourceOf).OfType<FileSource>().Distinct().ToList();
        if (named.Count > 1)
            throw new GitVanException($"{place}: the job names {named.Count} lists of files, expected one") { Hint = "make it several jobs" };
        if (named is [FileSource.Command] && command.Files is null)
            throw new GitVanException($"{place}: '{{files}}' has no list, expected the key 'files' with a command that prints it") { Hint = "add for example: files: git ls-files src" };
        if (command.Files is not null && named is [not FileSource.Command])
            throw new GitVanException($"{place}: the job has the key 'files' and names another list, expected '{{files}}'") { Hint = "name {files}, or remove the key" };
        if (named.Count == 0 && command.Files is null && command.Glob.Count == 0 && command.Exclude.Count == 0)
            return null;
        return new JobFiles
        {
            Source = named is [var source] ? source : command.Files is null ? Own(hook, place) : FileSource.Command,
            Command = command.Files,
            Glob = command.Glob,
            Exclude = command.Exclude,
        };
    }

    /// <summary>The files that a hook is about.</summary>
    private static FileSource Own(string hook, string place) => hook switch
    {
        "pre-commit" or "pre-merge-commit" or "prepare-commit-msg" or "commit-msg" => FileSource.Staged,
        "pre-push" => FileSource.Push,
        _ => throw new GitVanException($"{place}: 'glob' and 'exclude' have no files to choose from, because {hook} is about none") { Hint = "name a list in the command, such as {all_files}, or add the key 'files'" },
    };
}

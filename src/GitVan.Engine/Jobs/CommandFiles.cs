using GitVan.Engine.Configuration;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>Which files one command job of a hook is about.</summary>
internal sealed class CommandFiles(CommandJob command, string hook, string place)
{
    /// <returns>Null where it is about none.</returns>
    /// <exception cref="GitVanException">It says so in a way that can't be meant.</exception>
    public JobFiles? Find()
    {
        IReadOnlyList<string> words = command.Run is { } line ? CommandTemplate.Parse(string.Join(' ', [line, .. command.Args])) : [.. command.Exec ?? [], .. command.Args];
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
        if (named.Count == 0 && command.Files is null && command.Glob.Count + command.Exclude.Count + command.FileTypes.Count == 0)
            return null;
        foreach (var pattern in (IEnumerable<string>)[.. command.Glob, .. command.Exclude])
            RunConditions.CheckGlob(pattern, place);
        return new JobFiles
        {
            Source = named is [var source] ? source : command.Files is null ? Own() : FileSource.Command,
            Command = command.Files,
            Glob = command.Glob,
            Exclude = command.Exclude,
            Types = command.FileTypes,
        };
    }

    /// <summary>The files that a hook is about.</summary>
    private FileSource Own() => HookFiles.Of(hook)
        ?? throw new GitVanException($"{place}: 'glob', 'exclude' and 'file_types' have no files to choose from, because {hook} is about none") { Hint = "name a list in the command, such as {all_files}, or add the key 'files'" };
}

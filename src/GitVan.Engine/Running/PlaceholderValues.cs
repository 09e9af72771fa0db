using System.Text;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>What the placeholders of a command stand for in one run; more files than the system takes at once become several commands.</summary>
internal sealed class PlaceholderValues(RunRequest run, IReadOnlyDictionary<string, string> environment)
{
    private readonly IReadOnlyList<string> arguments = run.Trigger is Trigger.Hook hook ? hook.Arguments : [];

    /// <summary>Lists of arguments.</summary>
    public IEnumerable<IReadOnlyList<string>> Fill(IReadOnlyList<string> words)
    {
        if (!words.Any(CommandTemplate.IsPlaceholder))
            return [words];
        IReadOnlyList<string> With(IReadOnlyList<string> files) => [.. words.SelectMany(word => CommandTemplate.IsPlaceholder(word) ? Values(word, files) : [word])];

        var places = words.Count(IsFileList);
        var room = ArgumentRoom.Of(environment) - With([]).Sum(ArgumentRoom.Taken);
        return Batches(places, room, ArgumentRoom.Taken).Select(With);
    }

    /// <summary>Lines for a shell.</summary>
    public IEnumerable<string> FillLine(IReadOnlyList<string> parts)
    {
        string With(IReadOnlyList<string> files) =>
            string.Concat(parts.Select(part => CommandTemplate.IsPlaceholder(part) ? string.Join(' ', Values(part, files).Select(Quote)) : part));

        var room = Math.Min(ArgumentRoom.Of(environment), ArgumentRoom.LongestArgument) - Encoding.UTF8.GetByteCount(With([]));
        return Batches(parts.Count(IsFileList), room, file => Encoding.UTF8.GetByteCount(Quote(file)) + 1).Select(With);
    }

    private static bool IsFileList(string word) => CommandTemplate.SourceOf(word) is not null;

    private IEnumerable<IReadOnlyList<string>> Batches(int places, int room, Func<string, int> size)
    {
        if (places == 0 || run.Files is not { } files)
            return [[]];
        List<IReadOnlyList<string>> batches = [];
        List<string> batch = [];
        var taken = 0;
        foreach (var file in files)
        {
            var more = size(file) * places;
            if (batch.Count > 0 && taken + more > room)
            {
                batches.Add(batch);
                (batch, taken) = ([], 0);
            }

            batch.Add(file);
            taken += more;
        }

        batches.Add(batch);
        return batches;
    }

    private IEnumerable<string> Values(string placeholder, IReadOnlyList<string> files) => placeholder switch
    {
        "{*}" => arguments,
        "{hook}" => [run.Trigger is Trigger.Hook { Name: var name } ? name : run.Job.Hooks.FirstOrDefault() ?? ""],
        "{job}" => [run.Job.Name],
        ['{', >= '1' and <= '9' and var digit, '}'] => [arguments.ElementAtOrDefault(digit - '1') ?? ""],
        _ => files,
    };

    private static string Quote(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

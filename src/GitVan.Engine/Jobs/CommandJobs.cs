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
            Unsupported = FileLists(command),
            Inputs = InputShorthand.Parse(command.Inputs, places.GetValueOrDefault($"{path}.inputs", places[path])),
        };
    }

    /// <summary>Running a check on no file, or on a file named <c>{staged_files}</c>, would look like a check that passed.</summary>
    private static string? FileLists(CommandJob command)
    {
        if (command.Glob.Count > 0)
            return "'glob' needs file lists, which this version of gitvan does not have";
        string[] texts = [command.Run ?? "", .. command.Exec ?? []];
        var named = new[] { "{staged_files}", "{push_files}", "{all_files}", "{files}" }.FirstOrDefault(name => texts.Any(text => text.Contains(name, StringComparison.Ordinal)));
        return named is null ? null : $"'{named}' needs file lists, which this version of gitvan does not have";
    }
}

using GitVan.Engine.Configuration;

namespace GitVan.Engine.Doctor;

/// <summary>The configuration can be read, and something acts on every key in it.</summary>
internal static class ConfigurationCheck
{
    public const string Name = "configuration";

    /// <summary>Promised from the first day, so they are accepted and validated; their features come later.</summary>
    private static readonly string[] Later = ["routes", "events", "sandbox", "ai", "daemon"];

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var configuration = context.Configuration;
        List<CheckResult> found = [.. Later.Select(key => Unused(key, configuration)).OfType<CheckResult>()];
        found.AddRange(context.Nested.SelectMany(Passed));
        found.AddRange(configuration.Settings.Nested.Where(pattern => NestedFolders.Find(context.Repository.Root, [pattern]).Count == 0).Select(pattern => new CheckResult(
            Name, CheckStatus.Warn, $"{configuration.Origins.First(pair => pair.Key.StartsWith("nested", StringComparison.Ordinal)).Value}: 'nested' has '{pattern}', and no folder there has a configuration", "put a gitvan.yaml into it, or mend the name; links and submodules are not entered")));
        if (found.Count > 0)
            return found;
        var files = ConfigurationFiles.Find(context.Repository.Root);
        return [new CheckResult(Name, CheckStatus.Ok, files.Count == 0 ? "there is none, so defaults are in force" : $"{string.Join(" and ", files.Select(file => file.Name))} can be read, and every key counts")];
    }

    /// <summary>Keys that count at the top alone.</summary>
    private static IEnumerable<CheckResult> Passed(NestedConfiguration nested) =>
        from origin in nested.Loaded.Origins
        where origin.Value.StartsWith(nested.Folder + "/", StringComparison.Ordinal)
        let key = origin.Key.Split('.', '[')[0]
        where key is not ("$schema" or "hooks" or "extends" or "jobs")
        group origin.Value by key into places
        select new CheckResult(Name, CheckStatus.Warn, $"{places.First()}: '{places.Key}' counts only in the configuration at the top", "move it there, or remove it");

    private static CheckResult? Unused(string key, LoadedConfiguration configuration)
    {
        var place = configuration.Origins.FirstOrDefault(pair => pair.Key == key || pair.Key.StartsWith(key + ".", StringComparison.Ordinal) || pair.Key.StartsWith(key + "[", StringComparison.Ordinal)).Value;
        if (place is null)
            return null;
        var meaning = key == "sandbox" && configuration.Settings.Sandbox.Enabled ? ", so jobs run unconfined" : "";
        return new CheckResult(Name, CheckStatus.Warn, $"{place}: '{key}' is accepted, but nothing acts on it yet in this version{meaning}", "remove it, or keep it for a later version");
    }
}

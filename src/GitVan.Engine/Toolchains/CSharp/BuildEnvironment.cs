namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// The environment of a build. MSBuild takes every variable for a property (a <c>Platform</c> or <c>Version</c> of somebody's shell changes what
/// is built, a <c>DirectoryBuildPropsPath</c> what runs), so a build gets a chosen few.
/// </summary>
internal static class BuildEnvironment
{
    private static readonly string[] Always = ["PATH", "TMPDIR"], OfPerson = ["HOME", "USER", "LOGNAME", "LANG", "DOTNET_CLI_HOME"];

    private static readonly string[] NeverPrefixes = ["_", "DOTNET_", "MSBUILD", "CORECLR_", "COMPLUS_"];

    private static readonly KeyValuePair<string, string>[] Fixed =
    [
        new("DOTNET_NOLOGO", "1"),
        new("DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "1"),
        new("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
        new("DOTNET_ADD_GLOBAL_TOOLS_TO_PATH", "false"),
        new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        new("DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE", "1"),
        // A server would outlive the build and be ended as something the build left behind.
        new("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        new("MSBUILDDISABLENODEREUSE", "1"),
        // English messages, also where there is no ICU.
        new("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
    ];

    /// <summary>For a build that needs nothing of the person's.</summary>
    public static Dictionary<string, string> Isolated(IReadOnlyDictionary<string, string> environment, string home)
    {
        var result = Chosen(environment, name => Always.Contains(name));
        result["HOME"] = result["DOTNET_CLI_HOME"] = home;
        return result;
    }

    /// <summary>
    /// For a build that uses the person's package sources: their configuration may take credentials from any variable, and proxies are variables too.
    /// No property of MSBuild's own has an underscore inside its name.
    /// </summary>
    public static Dictionary<string, string> WithSources(IReadOnlyDictionary<string, string> environment) =>
        Chosen(environment, name => Always.Contains(name) || OfPerson.Contains(name)
            || name.Contains('_') && !NeverPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    private static Dictionary<string, string> Chosen(IReadOnlyDictionary<string, string> environment, Func<string, bool> isChosen) =>
        new(environment.Where(variable => isChosen(variable.Key)).Concat(Fixed));
}

using System.Security;
using System.Text;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// The project that a job is built by. It states what MSBuild and NuGet would otherwise look for in the folders above, where the repository's and
/// the person's own files are: their properties, central versions, analyzer settings and sources neither break a job's build nor take it over.
/// </summary>
internal static class ProjectText
{
    public const string FileName = "job.csproj", CodeFileName = "job.cs", SourcesFileName = "nuget.config";

    // For a program that lives for some milliseconds. A job may set these otherwise.
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("Nullable", "enable"),
        ("ImplicitUsings", "enable"),
        ("InvariantGlobalization", "true"),
        ("ConcurrentGarbageCollection", "false"),
        ("EventSourceSupport", "false"),
        ("TieredPGO", "false"),
    ];

    /// <param name="packagesFolder">Where packages are unpacked.</param>
    /// <param name="fallbackFolders">Where packages may be already, the first one first.</param>
    /// <param name="configurationRoot">Where the person's NuGet configuration is looked for; null to use only the <c>nuget.config</c> beside the project.</param>
    public static string Of(
        JobDirectives directives, DotNetSdk sdk, SdkPackage package, string packagesFolder, IReadOnlyList<string> fallbackFolders, string? configurationRoot, bool native)
    {
        var text = new StringBuilder();
        text.Append("<Project>\n  <PropertyGroup>\n");
        foreach (var kind in (string[])["DirectoryBuildProps", "DirectoryBuildTargets", "DirectoryPackagesProps"])
            Property(text, $"Import{kind}", "false");
        foreach (var place in (string[])["BeforeMicrosoftCommonProps", "AfterMicrosoftCommonProps", "BeforeMicrosoftCommonTargets", "AfterMicrosoftCommonTargets"])
            Property(text, $"ImportUserLocationsByWildcard{place}", "false");
        text.Append("  </PropertyGroup>\n  <Import Project=\"Sdk.props\" Sdk=\"Microsoft.NET.Sdk\" />\n  <PropertyGroup>\n");

        foreach (var (name, value) in Defaults)
            Property(text, name, value);
        foreach (var property in directives.Properties)
            Property(text, property.Name, property.Value);

        Property(text, "AssemblyName", BuildFolders.AssemblyName);
        Property(text, "OutputType", "Exe");
        // The SDK brings the reference assemblies and the runtime of its own version only.
        Property(text, "TargetFramework", $"net{sdk.Major}.0");
        Property(text, "EnableDefaultItems", "false");
        Property(text, "OutputPath", "managed/");
        Property(text, "PublishDir", "native/");
        Property(text, "AppendTargetFrameworkToOutputPath", "false");
        Property(text, "AppendRuntimeIdentifierToOutputPath", "false");
        Property(text, "UseAppHost", "false");
        Property(text, "PublishAot", native ? "true" : "false");
        Property(text, "NativeDebugSymbols", "false");
        Property(text, "CopyOutputSymbolsToPublishDirectory", "false");
        Property(text, "SatelliteResourceLanguages", "en");
        Property(text, "DiscoverEditorConfigFiles", "false");
        Property(text, "DiscoverGlobalAnalyzerConfigFiles", "false");
        Property(text, "ManagePackageVersionsCentrally", "false");
        Property(text, "EnableSourceControlManagerQueries", "false");
        Property(text, "NuGetAudit", "false");
        // A compiler server would outlive the build.
        Property(text, "UseSharedCompilation", "false");
        // Stack traces name the file from the repository's top, in whichever work tree it is.
        Property(text, "PathMap", "$(MSBuildProjectDirectory.Replace(',', ',,').Replace('=', '=='))=.");
        Property(text, "RestorePackagesPath", Escaped(packagesFolder));
        Property(text, "RestoreFallbackFolders", fallbackFolders.Count == 0 ? "clear" : string.Join(';', fallbackFolders.Select(Escaped)));
        if (configurationRoot is null)
            Property(text, "RestoreConfigFile", $"$(MSBuildProjectDirectory)/{SourcesFileName}");
        else
            Property(text, "RestoreRootConfigDirectory", Escaped(configurationRoot));

        text.Append("  </PropertyGroup>\n  <ItemGroup>\n");
        text.Append($"    <Compile Include=\"{CodeFileName}\" />\n");
        // Exactly this one; where there are other sources it is in a fallback folder already, and no source is asked for it.
        text.Append($"    <PackageReference Include=\"GitVan\" Version=\"[{package.Version}]\" />\n");
        foreach (var reference in directives.Packages)
            text.Append($"    <PackageReference Include=\"{reference.Name}\" Version=\"{reference.Version}\" />\n");
        text.Append("  </ItemGroup>\n  <Import Project=\"Sdk.targets\" Sdk=\"Microsoft.NET.Sdk\" />\n</Project>\n");
        return text.ToString();
    }

    /// <summary>The code as it is compiled: errors and stack traces name the job's own file and lines.</summary>
    public static string Code(JobSource source, JobDirectives directives) =>
        $"#line 1 \"{new string([.. source.Origin.Select(c => char.IsControl(c) || c == '"' ? '_' : c)])}\"\n{directives.Code}";

    /// <summary>The only source of a build that needs nothing but our package.</summary>
    public static string Sources(string feed) =>
        $"<configuration>\n  <packageSources>\n    <clear />\n    <add key=\"gitvan\" value=\"{SecurityElement.Escape(feed)}\" />\n  </packageSources>\n</configuration>\n";

    /// <summary>The version that the build's key has, whatever the repository's own file asks for.</summary>
    public static string GlobalJson(DotNetSdk sdk) => $$"""{ "sdk": { "version": "{{sdk.Version}}", "rollForward": "disable", "allowPrerelease": true } }""";

    private static void Property(StringBuilder text, string name, string value) => text.Append($"    <{name}>{SecurityElement.Escape(value)}</{name}>\n");

    // MSBuild's own escapes.
    private static string Escaped(string path)
    {
        var text = new StringBuilder();
        foreach (var c in path)
            text.Append(c is '%' or ';' or '$' or '@' or '*' or '?' or '(' or ')' or '\'' ? $"%{(int)c:X2}" : c.ToString());
        return text.ToString();
    }
}

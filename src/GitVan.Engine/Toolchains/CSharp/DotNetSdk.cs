using System.Globalization;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>The .NET SDK that builds jobs, found without starting it.</summary>
/// <param name="Program">The absolute path of <c>dotnet</c>, with its links followed.</param>
/// <param name="Version">Of the newest SDK beside it, such as <c>10.0.401</c>.</param>
internal sealed record DotNetSdk(string Program, string Version)
{
    private const int Oldest = 10;

    public int Major => MajorOf(Version);

    /// <returns>Null where there is none that can build a file.</returns>
    public static DotNetSdk? Find(IReadOnlyDictionary<string, string> environment, string directory)
    {
        foreach (var program in Programs(environment, directory))
        {
            if (Versions(program).Where(version => MajorOf(version) >= Oldest).MaxBy(Rank) is { } newest)
                return new DotNetSdk(program, newest);
        }

        return null;
    }

    /// <exception cref="GitVanException">There is none that can build a file.</exception>
    public static DotNetSdk Get(IReadOnlyDictionary<string, string> environment, string directory)
    {
        if (Find(environment, directory) is { } sdk)
            return sdk;
        var found = Programs(environment, directory).SelectMany(Versions).ToList();
        var reason = found.Count > 0 ? $"only {string.Join(", ", found)} is there" : "none is on the PATH or in DOTNET_ROOT";
        throw new GitVanException($"C# jobs need the .NET SDK {Oldest} or newer, and {reason}") { Hint = "install it from https://dotnet.microsoft.com/download" };
    }

    private static IEnumerable<string> Programs(IReadOnlyDictionary<string, string> environment, string directory)
    {
        if (ProgramPath.Find("dotnet", environment, directory) is { } onPath)
            yield return File.ResolveLinkTarget(onPath, returnFinalTarget: true)?.FullName ?? onPath;
        if (environment.TryGetValue("DOTNET_ROOT", out var root) && Path.IsPathRooted(root) && ProgramPath.Find(Path.Join(root, "dotnet"), environment, directory) is { } named)
            yield return named;
    }

    private static IEnumerable<string> Versions(string program)
    {
        var folder = Path.Join(Path.GetDirectoryName(program), "sdk");
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(one => File.Exists(Path.Join(one, "dotnet.dll"))).Select(one => Path.GetFileName(one)!).Order(StringComparer.Ordinal)
            : [];
    }

    private static int MajorOf(string version) => int.TryParse(version.AsSpan(0, Math.Max(version.IndexOf('.'), 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

    // A preview is taken where there is nothing else.
    private static (bool, Version, string) Rank(string version)
    {
        var dash = version.IndexOf('-');
        return (dash < 0, System.Version.TryParse(dash < 0 ? version : version[..dash], out var number) ? number : new Version(), version);
    }
}

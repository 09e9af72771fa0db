using System.Diagnostics;

namespace GitVan.Scripts;

/// <summary>Where a Node of some version is: on the PATH, or among those that the tests of the npm package install.</summary>
internal static class NodeFolders
{
    /// <returns>Null where there is none.</returns>
    public static string? Find(Func<Version, bool> isMeant, string path)
    {
        var installed = Path.Combine(Repository.Root, "artifacts/npm/node_modules");
        string[] more = Directory.Exists(installed) ? [.. Directory.GetDirectories(installed, "node-*").Select(folder => Path.Combine(folder, "bin"))] : [];
        return path.Split(':').Concat(more).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "node")) && VersionOf(folder) is { } version && isMeant(version));
    }

    private static Version? VersionOf(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "node"), ["--version"]) { RedirectStandardOutput = true })!;
        return Version.TryParse(process.StandardOutput.ReadToEnd().Trim().TrimStart('v'), out var version) ? version : null;
    }
}

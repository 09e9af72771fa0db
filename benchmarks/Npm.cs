namespace GitVan.Benchmarks;

/// <summary>Installs packages into a folder of the scratch folder.</summary>
internal static class Npm
{
    /// <returns>The <c>node_modules</c> folder; null where it can't be had, and the reason.</returns>
    public static string? Install(Scratch scratch, string name, string[] packages, out string reason)
    {
        reason = "";
        if (Scratch.Find("npm") is not { } npm)
        {
            reason = "npm is not installed";
            return null;
        }

        var folder = Directory.CreateDirectory(scratch.In($"npm/{name}")).FullName;
        var ours = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!);

        // Without their scripts: they install hooks, or fetch from elsewhere.
        var install = new Command(npm, ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", .. packages], folder, ours);
        if (Scratch.TryRun(install, out var output) == 0)
            return Path.Combine(folder, "node_modules");
        reason = $"npm could not install {string.Join(' ', packages)}: {output.Split('\n').FirstOrDefault(line => line.Contains("ERR", StringComparison.OrdinalIgnoreCase))}";
        return null;
    }
}

using System.Runtime.InteropServices;

namespace GitVan.Benchmarks;

/// <summary>Another hook manager, from npm: its native executable, without the JavaScript that npm starts it by.</summary>
internal sealed record Peer(string Name, string Executable, string Version)
{
    /// <returns>Null where it can't be had, and the reason.</returns>
    public static Peer? Install(Scratch scratch, string package, string name, string versionArgument, out string reason)
    {
        reason = "";
        if (Scratch.Find("npm") is not { } npm)
        {
            reason = "npm is not installed";
            return null;
        }

        var folder = Directory.CreateDirectory(scratch.In($"npm/{name}")).FullName;
        var ours = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!);

        // Without its scripts: they install hooks, or fetch from elsewhere.
        var install = new Command(npm, ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", package], folder, ours);
        if (Scratch.TryRun(install, out var output) != 0)
        {
            reason = $"npm could not install {package}: {output.Split('\n').FirstOrDefault(line => line.Contains("ERR", StringComparison.OrdinalIgnoreCase))}";
            return null;
        }

        var found = Directory.EnumerateFiles(Path.Combine(folder, "node_modules"), name, SearchOption.AllDirectories).FirstOrDefault(IsNative);
        if (found is null)
        {
            reason = $"{package} has no native executable for {RuntimeInformation.RuntimeIdentifier}";
            return null;
        }

        File.SetUnixFileMode(found, (UnixFileMode)0b111_101_101);
        var version = Scratch.Run(new Command(found, [versionArgument], folder, scratch.Environment()));
        return new Peer(name, found, version.Split(' ', '\n')[^1] is var last && char.IsAsciiDigit(last[0]) ? last : version.Split(' ').First(word => char.IsAsciiDigit(word[0])));
    }

    private static bool IsNative(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4
            && (head.SequenceEqual("\u007fELF"u8) || head.SequenceEqual((ReadOnlySpan<byte>)[0xcf, 0xfa, 0xed, 0xfe]));
    }
}

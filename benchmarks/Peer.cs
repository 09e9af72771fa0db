using System.Runtime.InteropServices;

namespace GitVan.Benchmarks;

/// <summary>Another hook manager, from npm: its native executable, without the JavaScript that npm starts it by.</summary>
internal sealed record Peer(string Name, string Executable, string Version)
{
    /// <returns>Null where it can't be had, and the reason.</returns>
    public static Peer? Install(Scratch scratch, string package, string name, string versionArgument, out string reason)
    {
        if (Npm.Install(scratch, name, [package], out reason) is not { } modules)
            return null;

        var found = Directory.EnumerateFiles(modules, name, SearchOption.AllDirectories).FirstOrDefault(IsNative);
        if (found is null)
        {
            reason = $"{package} has no native executable for {RuntimeInformation.RuntimeIdentifier}";
            return null;
        }

        File.SetUnixFileMode(found, (UnixFileMode)0b111_101_101);
        var version = Scratch.Run(new Command(found, [versionArgument], modules, scratch.Environment()));
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

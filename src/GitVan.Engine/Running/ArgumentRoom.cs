using System.Text;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>How much the system takes as the arguments and the environment of a program. All in bytes.</summary>
internal static class ArgumentRoom
{
    /// <summary>Of one argument, such as a shell's line: 32 pages on Linux, less what surrounds the files.</summary>
    public const int LongestArgument = 120 * 1024;

    private const int Most = 2 * 1024 * 1024, Least = 16 * 1024, Reserve = 8 * 1024;

    public static int Of(IReadOnlyDictionary<string, string> environment)
    {
        var allowed = OperatingSystem.IsWindows() ? Least : (int)Math.Clamp(Libc.Configured(OperatingSystem.IsMacOS() ? 1 : 0), Least, Most);
        return Math.Max(Least, allowed - Reserve - environment.Sum(pair => Taken(pair.Key) + Taken(pair.Value)));
    }

    /// <summary>Its text, the NUL behind it and the pointer to it.</summary>
    public static int Taken(string argument) => Encoding.UTF8.GetByteCount(argument) + 1 + IntPtr.Size;
}

using GitVan.Engine.Configuration;
using GitVan.Engine.Files;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>A job's C# file as it is now.</summary>
/// <param name="Origin">From the repository's top, with <c>/</c>: what messages and stack traces call it.</param>
public sealed record JobSource(string Origin, string Text)
{
    private const int MostBytes = 1 << 20;

    /// <exception cref="GitVanException">It is not there, too large, or not UTF-8.</exception>
    public static JobSource Read(string path, string origin) => BoundedFile.TryRead(path, MostBytes) is { } bytes
        ? new JobSource(origin, StrictText.Decode(origin, bytes))
        : throw new GitVanException($"{origin}: does not exist") { Hint = "check the path" };
}

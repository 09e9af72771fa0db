using GitVan.Engine.Files;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>The NuGet package <c>GitVan</c>, which the executable brings: building a job needs no network for it.</summary>
/// <param name="Digest">Of its content. The same version with another content is another package, which NuGet's folders know nothing of.</param>
internal sealed record SdkPackage(string Resource, string Digest, string Version)
{
    private const string Prefix = "GitVan.", Extension = ".nupkg";
    private const int DigestLength = 16, MostBytes = 16 << 20;

    /// <summary>Its resource is called <c>digest/GitVan.version.nupkg</c>; the build writes both.</summary>
    public static SdkPackage Embedded { get; } = Read();

    public string FileName => Prefix + Version + Extension;

    /// <summary>Writes it as a package source, unless it is there.</summary>
    public void WriteTo(string folder)
    {
        var path = Path.Join(folder, FileName);
        using var stream = typeof(SdkPackage).Assembly.GetManifestResourceStream(Resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        if (BoundedFile.TryRead(path, MostBytes) is { } present && present.AsSpan().SequenceEqual(content))
            return;
        AtomicFile.Write(path, content);
    }

    private static SdkPackage Read()
    {
        var resource = typeof(SdkPackage).Assembly.GetManifestResourceNames().Single(name => name.EndsWith(Extension, StringComparison.Ordinal));
        var slash = resource.IndexOf('/');
        return new SdkPackage(resource, resource[..DigestLength], resource[(slash + 1 + Prefix.Length)..^Extension.Length]);
    }
}

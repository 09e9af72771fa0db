using GitVan.Engine.Files;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>The NuGet package <c>GitVan</c>, which the executable brings: building a job needs no network for it.</summary>
/// <param name="Digest">Of its content. The same version with another content is another package, which NuGet's folders know nothing of.</param>
internal sealed record SdkPackage(string Resource, string Digest, string Version)
{
    private const string Prefix = "GitVan.", Extension = ".nupkg";
    private const int DigestLength = 16;

    /// <summary>Its resource is called <c>digest/GitVan.version.nupkg</c>; the build writes both.</summary>
    public static SdkPackage Embedded { get; } = Read();

    public string FileName => Prefix + Version + Extension;

    /// <summary>Writes it as a package source, unless it is there.</summary>
    public void WriteTo(string folder)
    {
        var path = Path.Join(folder, FileName);
        using var content = typeof(SdkPackage).Assembly.GetManifestResourceStream(Resource)!;
        if (new FileInfo(path) is { Exists: true } file && file.Length == content.Length)
            return;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        AtomicFile.Write(path, bytes);
    }

    private static SdkPackage Read()
    {
        var resource = typeof(SdkPackage).Assembly.GetManifestResourceNames().Single(name => name.EndsWith(Extension, StringComparison.Ordinal));
        var slash = resource.IndexOf('/');
        return new SdkPackage(resource, resource[..DigestLength], resource[(slash + 1 + Prefix.Length)..^Extension.Length]);
    }
}

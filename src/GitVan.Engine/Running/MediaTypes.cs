using System.Collections.Frozen;

namespace GitVan.Engine.Running;

/// <summary>
/// Media types of <see href="https://www.iana.org/assignments/media-types">IANA</see> for what repositories hold: by a file's extension, where that is
/// unknown by how it begins.
/// </summary>
internal static class MediaTypes
{
    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>
    {
        [".avif"] = "image/avif",
        [".bash"] = "text/x-shellscript",
        [".bmp"] = "image/bmp",
        [".c"] = "text/x-c",
        [".cc"] = "text/x-c++",
        [".cjs"] = "text/javascript",
        [".cpp"] = "text/x-c++",
        [".cs"] = "text/x-csharp",
        [".css"] = "text/css",
        [".csv"] = "text/csv",
        [".gif"] = "image/gif",
        [".go"] = "text/x-go",
        [".gz"] = "application/gzip",
        [".h"] = "text/x-c",
        [".hpp"] = "text/x-c++",
        [".htm"] = "text/html",
        [".html"] = "text/html",
        [".ico"] = "image/vnd.microsoft.icon",
        [".java"] = "text/x-java",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".js"] = "text/javascript",
        [".json"] = "application/json",
        [".kt"] = "text/x-kotlin",
        [".md"] = "text/markdown",
        [".mjs"] = "text/javascript",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "video/mp4",
        [".otf"] = "font/otf",
        [".pdf"] = "application/pdf",
        [".php"] = "text/x-php",
        [".png"] = "image/png",
        [".pl"] = "text/x-perl",
        [".py"] = "text/x-python",
        [".rb"] = "text/x-ruby",
        [".rs"] = "text/x-rust",
        [".sh"] = "text/x-shellscript",
        [".sql"] = "application/sql",
        [".svg"] = "image/svg+xml",
        [".tar"] = "application/x-tar",
        [".toml"] = "application/toml",
        [".ts"] = "text/x-typescript",
        [".tsx"] = "text/x-typescript",
        [".ttf"] = "font/ttf",
        [".txt"] = "text/plain",
        [".wasm"] = "application/wasm",
        [".webm"] = "video/webm",
        [".webp"] = "image/webp",
        [".woff"] = "font/woff",
        [".woff2"] = "font/woff2",
        [".xml"] = "application/xml",
        [".yaml"] = "application/yaml",
        [".yml"] = "application/yaml",
        [".zip"] = "application/zip",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="type">Such as <c>image/png</c>, or <c>image/*</c> for all of a kind.</param>
    /// <param name="head">How the file begins; read only where its name does not tell.</param>
    public static bool Match(string type, string name, Lazy<byte[]> head)
    {
        var actual = ByExtension.GetValueOrDefault(Path.GetExtension(name)) ?? ByContent(head.Value);
        return type.EndsWith("/*", StringComparison.Ordinal)
            ? actual.StartsWith(type[..^1], StringComparison.OrdinalIgnoreCase)
            : actual.Equals(type, StringComparison.OrdinalIgnoreCase);
    }

    private static string ByContent(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47]))
            return "image/png";
        if (head.StartsWith("GIF8"u8))
            return "image/gif";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
            return "image/jpeg";
        if (head.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (head.StartsWith("PK\x3\x4"u8))
            return "application/zip";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return "application/gzip";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x7f, 0x45, 0x4c, 0x46]))
            return "application/x-elf";
        if (head.StartsWith("#!"u8))
            return ByInterpreter(head);
        return head.Contains((byte)0) ? "application/octet-stream" : "text/plain";
    }

    private static string ByInterpreter(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var line = end < 0 ? head : head[..end];
        if (line.IndexOf("python"u8) >= 0)
            return "text/x-python";
        if (line.IndexOf("node"u8) >= 0)
            return "text/javascript";
        if (line.IndexOf("perl"u8) >= 0)
            return "text/x-perl";
        if (line.IndexOf("ruby"u8) >= 0)
            return "text/x-ruby";
        return line.TrimEnd("\r "u8).EndsWith("sh"u8) ? "text/x-shellscript" : "text/plain";
    }
}

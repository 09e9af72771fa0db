using System.Text;
using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>An object, with what is in it.</summary>
/// <param name="Id">Full.</param>
/// <param name="Kind"><c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>.</param>
/// <param name="Size">In bytes; at most 8 MiB.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record GitContent(string Id, string Kind, long Size, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What is in it, as UTF-8 text; what is none has U+FFFD in its place.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    internal static GitContent Read(JsonElement json) => new(
        json.Text("id"),
        json.Text("kind"),
        json.Number("size"),
        json.Find("base64") is { } bytes ? bytes.GetBytesFromBase64() : Encoding.UTF8.GetBytes(json.Text("text")));
}

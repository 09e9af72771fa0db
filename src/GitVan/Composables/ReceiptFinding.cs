using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>Something that is not as it was written.</summary>
/// <param name="Kind">One word of docs/formats.md, such as <c>sequence</c>.</param>
/// <param name="Place">Where: a ref, a receipt, a file.</param>
/// <param name="Message">One line.</param>
public sealed record ReceiptFinding(string Kind, string Place, string Message)
{
    internal static ReceiptFinding Read(JsonElement json) => new(json.Text("kind"), json.Text("place"), json.Text("message"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A file that a receipt tells of.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Path">Relative to the top of the work tree.</param>
/// <param name="Sha256">Of its content, hexadecimal.</param>
/// <param name="Size">In bytes.</param>
public sealed record ReceiptArtifact(string Name, string Path, string Sha256, long Size)
{
    internal static ReceiptArtifact Read(JsonElement json) => new(json.Text("name"), json.Text("path"), json.Text("sha256"), json.Number("size"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A file that a diff changes.</summary>
/// <param name="Status">Git's letter: <c>A</c> added, <c>M</c> modified, <c>D</c> deleted, <c>R</c> renamed, <c>C</c> copied, <c>T</c> another type.</param>
/// <param name="Path">Its path afterwards.</param>
/// <param name="From">Its path before; null where it was neither renamed nor copied.</param>
/// <param name="Similarity">In percent, where it was renamed or copied.</param>
public sealed record GitFileChange(char Status, string Path, string? From, int? Similarity)
{
    internal static GitFileChange Read(JsonElement json) => new(
        json.Text("status")[0], json.Text("path"), json.FindText("from"), (int?)json.FindNumber("similarity"));
}

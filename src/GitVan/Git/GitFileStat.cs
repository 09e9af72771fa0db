using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>How much a diff changes in a file.</summary>
/// <param name="Path">Its path afterwards.</param>
/// <param name="From">Its path before; null where it was neither renamed nor copied.</param>
/// <param name="Insertions">Lines; null for a binary file.</param>
/// <param name="Deletions">Lines; null for a binary file.</param>
public sealed record GitFileStat(string Path, string? From, long? Insertions, long? Deletions)
{
    internal static GitFileStat Read(JsonElement json) => new(
        json.Text("path"), json.FindText("from"), json.FindNumber("insertions"), json.FindNumber("deletions"));
}

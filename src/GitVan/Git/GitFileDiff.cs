using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>What a diff changes in a file.</summary>
/// <param name="Path">Its path afterwards.</param>
/// <param name="From">Its path before; null where it was neither renamed nor copied.</param>
/// <param name="Status">Git's letter, as in <see cref="GitFileChange"/>.</param>
/// <param name="Binary">It has no lines to show.</param>
/// <param name="Hunks">The places.</param>
public sealed record GitFileDiff(string Path, string? From, char Status, bool Binary, IReadOnlyList<GitHunk> Hunks)
{
    internal static GitFileDiff Read(JsonElement json) => new(
        json.Text("path"), json.FindText("from"), json.Text("status")[0], json.Flag("binary"), json.List("hunks", GitHunk.Read));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A work tree.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Head">The commit; null before the first one, and in a bare repository.</param>
/// <param name="Branch">Short name; null when detached.</param>
/// <param name="Bare">It is a bare repository's git directory.</param>
/// <param name="Detached">HEAD is on no branch.</param>
/// <param name="Locked">It is kept from being removed.</param>
/// <param name="Prunable">Its folder is gone.</param>
public sealed record GitWorktree(string Path, string? Head, string? Branch, bool Bare, bool Detached, bool Locked, bool Prunable)
{
    internal static GitWorktree Read(JsonElement json) => new(
        json.Text("path"),
        json.FindText("head"),
        json.FindText("branch"),
        json.Flag("bare"),
        json.Flag("detached"),
        json.Flag("locked"),
        json.Flag("prunable"));
}

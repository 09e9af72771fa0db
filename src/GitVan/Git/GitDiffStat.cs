using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>How much a diff changes.</summary>
/// <param name="Files">How many.</param>
/// <param name="Insertions">Lines.</param>
/// <param name="Deletions">Lines.</param>
public sealed record GitDiffStat(int Files, long Insertions, long Deletions)
{
    internal static GitDiffStat Read(JsonElement json) => new((int)json.Number("files"), json.Number("insertions"), json.Number("deletions"));
}

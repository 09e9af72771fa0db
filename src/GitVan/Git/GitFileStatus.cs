using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A file that is not as HEAD has it.</summary>
/// <param name="Path">Relative to the top of the work tree.</param>
/// <param name="From">What it was called before; null where it was not renamed.</param>
/// <param name="Index">Git's letter for the index against HEAD; <c>.</c> for unchanged, <c>?</c> for untracked, <c>!</c> for ignored.</param>
/// <param name="WorkTree">Git's letter for the work tree against the index.</param>
public sealed record GitFileStatus(string Path, string? From, char Index, char WorkTree)
{
    internal static GitFileStatus Read(JsonElement json) => new(json.Text("path"), json.FindText("from"), json.Text("index")[0], json.Text("workTree")[0]);
}

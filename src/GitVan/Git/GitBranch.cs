using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A branch.</summary>
/// <param name="Name">Short.</param>
/// <param name="Id">The commit it is at.</param>
/// <param name="Upstream">The branch it follows; null where it follows none.</param>
/// <param name="Current">HEAD is on it.</param>
public sealed record GitBranch(string Name, string Id, string? Upstream, bool Current)
{
    internal static GitBranch Read(JsonElement json) => new(json.Text("name"), json.Text("id"), json.FindText("upstream"), json.Flag("current"));
}

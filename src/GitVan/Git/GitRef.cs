using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A ref.</summary>
/// <param name="Name">Full, such as <c>refs/heads/main</c>.</param>
/// <param name="Id">The object it is at.</param>
public sealed record GitRef(string Name, string Id)
{
    internal static GitRef Read(JsonElement json) => new(json.Text("name"), json.Text("id"));
}

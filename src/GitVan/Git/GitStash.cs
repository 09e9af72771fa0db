using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A stash.</summary>
/// <param name="Index">From 0, the newest.</param>
/// <param name="Id">Its commit.</param>
/// <param name="Message">What it says.</param>
public sealed record GitStash(int Index, string Id, string Message)
{
    internal static GitStash Read(JsonElement json) => new((int)json.Number("index"), json.Text("id"), json.Text("message"));
}

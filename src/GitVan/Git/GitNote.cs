using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A note of <c>git notes</c>.</summary>
/// <param name="Object">The object it is on.</param>
/// <param name="Note">What it says.</param>
public sealed record GitNote(string Object, string Note)
{
    internal static GitNote Read(JsonElement json) => new(json.Text("object"), json.Text("note"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A note on a commit.</summary>
/// <param name="Object">The commit's id.</param>
/// <param name="Text">What it says.</param>
public sealed record JobNote(string Object, string Text)
{
    internal static JobNote Read(JsonElement json) => new(json.Text("object"), json.Text("text"));
}

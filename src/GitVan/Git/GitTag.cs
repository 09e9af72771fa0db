using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A tag.</summary>
/// <param name="Name">Short.</param>
/// <param name="Id">Of the tag object, or of the target where it has none.</param>
/// <param name="Target">What it is a tag of.</param>
/// <param name="Annotated">It is an object of its own, with a message.</param>
/// <param name="Subject">The first line of its message, or of the commit's.</param>
public sealed record GitTag(string Name, string Id, string Target, bool Annotated, string Subject)
{
    internal static GitTag Read(JsonElement json) => new(
        json.Text("name"), json.Text("id"), json.Text("target"), json.Flag("annotated"), json.FindText("subject") ?? "");
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A remote.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it is.</param>
public sealed record GitRemote(string Name, string Url)
{
    internal static GitRemote Read(JsonElement json) => new(json.Text("name"), json.Text("url"));
}

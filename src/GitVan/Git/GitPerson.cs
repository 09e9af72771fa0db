using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>Who, and when.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Date">With the offset they were at.</param>
public sealed record GitPerson(string Name, string Email, DateTimeOffset Date)
{
    internal static GitPerson Read(JsonElement json) => new(json.Text("name"), json.Text("email"), json.Time("date"));
}

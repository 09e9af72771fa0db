using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A lock of the repository.</summary>
/// <param name="Name">The lock's name.</param>
/// <param name="State"><c>held</c> or <c>released</c>.</param>
/// <param name="Owner">Who holds it, or held it last.</param>
/// <param name="Host">On which machine.</param>
/// <param name="Since">Since when.</param>
/// <param name="Token">The holder's.</param>
public sealed record LockInfo(string Name, string State, string? Owner, string? Host, DateTimeOffset? Since, long Token)
{
    internal static LockInfo Read(JsonElement json) => new(
        json.Text("name"), json.Text("state"), json.FindText("owner"), json.FindText("host"), json.FindTime("since"), json.Number("token"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>One job and one trigger, under way.</summary>
/// <param name="Id">As in the receipt: a UUID, rising with time.</param>
/// <param name="Attempt">From 1; more when it is retried.</param>
/// <param name="StartedAt">UTC.</param>
public sealed record JobRun(string Id, int Attempt, DateTimeOffset StartedAt)
{
    internal static JobRun Read(JsonElement json) => new(json.Text("id"), (int)json.Number("attempt"), json.Time("startedAt"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A lock that the engine holds for a run.</summary>
/// <param name="Lock">Its name.</param>
/// <param name="Token">Greater than that of every holder before: what a store outside git compares, to refuse a holder that was overtaken.</param>
public sealed record JobFence(string Lock, long Token)
{
    internal static JobFence Read(JsonElement json) => new(json.Text("lock"), json.Number("token"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>What git said.</summary>
/// <param name="ExitCode">Git's.</param>
/// <param name="Stdout">At most 8 MiB.</param>
/// <param name="Stderr">At most 8 MiB.</param>
public sealed record GitOutput(int ExitCode, string Stdout, string Stderr)
{
    internal static GitOutput Read(JsonElement json) => new((int)json.Number("exitCode"), json.Text("stdout"), json.Text("stderr"));
}

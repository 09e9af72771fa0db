using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>What a program did.</summary>
/// <param name="ExitCode">128 + N for signal N.</param>
/// <param name="Stdout">The end of it, at most 4 MiB.</param>
/// <param name="Stderr">The end of it, at most 4 MiB.</param>
/// <param name="TimedOut">Its time was up, and it was ended.</param>
public sealed record ExecOutput(int ExitCode, string Stdout, string Stderr, bool TimedOut)
{
    /// <summary>It ended with 0, in time.</summary>
    public bool Succeeded => ExitCode == 0 && !TimedOut;

    internal static ExecOutput Read(JsonElement json) => new((int)json.Number("exitCode"), json.Text("stdout"), json.Text("stderr"), json.Flag("timedOut"));
}

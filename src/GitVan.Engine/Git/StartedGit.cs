using System.Text;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>A git process, and what it says. It is killed where nobody waited for its end.</summary>
public sealed class StartedGit : IDisposable
{
    private readonly MemoryStream output = new(), error = new();
    private readonly Interruption interruption;
    private readonly int limit;
    private readonly RunningChild child;

    internal StartedGit(ProcessStart start, Interruption interruption, int limit)
    {
        (this.interruption, this.limit) = (interruption, limit);
        child = ChildProcess.Start(start with { Output = Take });
    }

    private bool WasCut => output.Length + error.Length > limit;

    /// <summary>Waits for its end.</summary>
    /// <param name="input">What it reads, where it was started before that was known.</param>
    public GitResult End(ReadOnlyMemory<byte> input = default)
    {
        var result = child.End(interruption, input);
        return new GitResult(result.ExitCode, output.ToArray(), Encoding.UTF8.GetString(error.ToArray())) { WasCut = WasCut };
    }

    public void Dispose() => child.Dispose();

    private bool Take(OutputChannel channel, ReadOnlySpan<byte> bytes)
    {
        (channel == OutputChannel.Out ? output : error).Write(bytes);
        return !WasCut;
    }
}

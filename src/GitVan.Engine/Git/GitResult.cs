using System.Text;

namespace GitVan.Engine.Git;

/// <summary>What a git process said. Its prose is for people; only exit codes and <c>-z</c> output are read.</summary>
public sealed record GitResult(int ExitCode, byte[] Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>It said more than was asked for, and not all of it is here.</summary>
    public bool WasCut { get; init; }

    /// <summary>The output as text, without the line break at its end.</summary>
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n');
}

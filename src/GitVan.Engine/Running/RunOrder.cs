using System.Text.Json.Nodes;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>A run that somebody wants.</summary>
public sealed record RunOrder
{
    public required RunContext Context { get; init; }

    public required Job Job { get; init; }

    public required Trigger Trigger { get; init; }

    public required Subject Subject { get; init; }

    public required StandardInput Input { get; init; }

    /// <summary>What the job is given, unchecked; null for nothing.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>What its file list comes to, relative to the job's root; null where it has none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Shows a job that writes what is staged, and stages what it changes; null where none of the jobs writes.</summary>
    internal StagedFiles? Staging { get; init; }

    /// <summary>Others may run at the same time.</summary>
    public bool HasCompany { get; init; }

    /// <summary>Where its files are too many for one command, the commands may run at the same time.</summary>
    public bool SplitsFiles { get; init; }

    /// <summary>One line why there is nothing for it to do; null where there is.</summary>
    public string? Skip { get; init; }

    /// <summary>One line why it must not run; null where it may.</summary>
    public string? Refusal { get; init; }
}

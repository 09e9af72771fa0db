using System.Text.Json.Nodes;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>One run that is to be made.</summary>
public sealed record RunRequest
{
    public required RunId Id { get; init; }

    public required Job Job { get; init; }

    public required Trigger Trigger { get; init; }

    public required Subject Subject { get; init; }

    public required StandardInput Input { get; init; }

    /// <summary>What the job is given, checked, with the defaults; null where it takes nothing.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>The files it is handed where its command has a place for them, relative to its root; null where it is about none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Others may run at the same time.</summary>
    public bool HasCompany { get; init; }

    /// <summary>Where its files are too many for one command, the commands may run at the same time.</summary>
    public bool SplitsFiles { get; init; }

    public required DateTimeOffset Started { get; init; }
}

using System.Text.Json.Nodes;
using GitVan.Engine.Model;

namespace GitVan.Cli.Commands;

/// <summary>A job, for <c>job list --json</c> and <c>job show --json</c>.</summary>
internal sealed record JobDocument
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<string> Hooks { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string? Version { get; init; }

    public string? Run { get; init; }

    public IReadOnlyList<string>? Exec { get; init; }

    public string? Script { get; init; }

    public string? Root { get; init; }

    /// <summary>Milliseconds.</summary>
    public double? TimeoutMs { get; init; }

    public required int Retries { get; init; }

    public required string Origin { get; init; }

    /// <summary>JSON Schema.</summary>
    public JsonObject? Inputs { get; init; }

    public static JobDocument Of(Job job) => new()
    {
        Id = job.Id.Value,
        Name = job.Name,
        Description = job.Description,
        Kind = job.Program.Kind,
        Hooks = job.Hooks,
        Tags = job.Tags,
        Version = job.Version,
        Run = (job.Program as JobProgram.Line)?.Text,
        Exec = (job.Program as JobProgram.Command)?.Words,
        Script = (job.Program as JobProgram.Script)?.Path,
        Root = job.Root,
        TimeoutMs = job.Timeout?.TotalMilliseconds,
        Retries = job.Retries,
        Origin = job.Origin,
        Inputs = job.Inputs?.Declaration,
    };
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A job, as people see it.</summary>
public record JobInfo
{
    /// <summary>The path under the jobs folder without extension, <c>/</c> written <c>:</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; the id where it has no other.</summary>
    public required string Name { get; init; }

    /// <summary>One line; null where there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The job's own version; null where there is none.</summary>
    public string? Version { get; init; }

    /// <summary>Words to choose jobs by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal static JobInfo Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        Name = json.Text("name"),
        Description = json.FindText("description"),
        Version = json.FindText("version"),
        Tags = json.Texts("tags"),
    };
}

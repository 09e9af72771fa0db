using System.Text.Json.Nodes;

namespace GitVan.Engine.Protocol;

/// <summary>What a program said that a file holds.</summary>
public sealed record Description
{
    /// <summary>Null where the program describes itself.</summary>
    public string? File { get; init; }

    /// <summary>The project's own files that it was made of, absolute or from its root; a change of one makes it stale.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Null where it is no job.</summary>
    public JsonObject? Job { get; init; }

    /// <summary>Null where it is no configuration.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>Why the file could not be read, in the words of its own language.</summary>
    public DescriptionError? Error { get; init; }

    /// <summary>It took longer than anybody waits.</summary>
    public bool IsHung { get; init; }

    /// <summary>The same as one line with its place, for people.</summary>
    public GitVanException? Problem { get; init; }
}

/// <summary>What is wrong with a file, in the words of its own language.</summary>
public sealed record DescriptionError(string Message, long? Line, long? Column)
{
    /// <summary>Where it is, behind the file's name.</summary>
    public string Position => (Line, Column) switch
    {
        (null, _) => "",
        (_, null) => $":{Line}",
        _ => $":{Line}:{Column}",
    };
}

using GitVan.Engine.Hashing;

namespace GitVan.Engine.Templating;

/// <summary>One change that a plan makes: a file that becomes another, or a program that runs.</summary>
public sealed record PlanOperation
{
    public const string Write = "write", Inject = "inject", Copy = "copy", Chmod = "chmod", Run = "run";

    /// <summary>One of the words above.</summary>
    public required string Kind { get; init; }

    /// <summary>From the top of the work tree, with <c>/</c>; null for a program.</summary>
    public string? Path { get; init; }

    /// <summary>SHA-256 of the file as it is, lower-case hex; null where there is none.</summary>
    public string? Before { get; init; }

    /// <summary>Of the file as it will be; null where nothing is known of it, as for a conflict.</summary>
    public string? After => Content is null ? null : Sha256.Hex(Content);

    /// <summary>The file as it was found; for people, and not part of a stored plan.</summary>
    public byte[]? Original { get; init; }

    /// <summary>The whole file as it will be; null for a program and for a conflict.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The permissions the file gets; null for those it has.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>A program and its arguments; no shell.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The template that wants it.</summary>
    public required string Template { get; init; }

    /// <summary>Why it is done this way, or why there is nothing to do.</summary>
    public required string Reason { get; init; }

    /// <summary>Why it can't be done; null where it can.</summary>
    public string? Conflict { get; init; }

    /// <summary>Whether applying it would do anything.</summary>
    public bool Changes => Conflict is null && (Kind is Run or Chmod || Before != After);
}

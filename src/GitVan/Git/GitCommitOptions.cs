namespace GitVan;

/// <summary>What goes into a commit; the index where nothing is said.</summary>
public sealed record GitCommitOptions
{
    /// <summary>Only what these pathspecs name, as it is in the work tree.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>Every tracked file, as it is in the work tree.</summary>
    public bool All { get; init; }

    /// <summary>In the place of HEAD.</summary>
    public bool Amend { get; init; }

    /// <summary>Also where nothing is changed.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>As <c>Name &lt;address&gt;</c>; whom git is configured for where it is left out.</summary>
    public string? Author { get; init; }

    /// <summary>Signed, or not; as git is configured where it is left out.</summary>
    public bool? Sign { get; init; }

    /// <summary>Run git's hooks.</summary>
    public bool Hooks { get; init; }
}

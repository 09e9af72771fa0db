namespace GitVan;

/// <summary>The text that a diff is shown as.</summary>
public enum GitPatchFormat
{
    /// <summary>A patch.</summary>
    Patch,

    /// <summary>Paths, as <c>git diff --name-only</c>.</summary>
    NameOnly,

    /// <summary>Letters and paths, as <c>git diff --name-status</c>.</summary>
    NameStatus,

    /// <summary>A table for people, as <c>git diff --stat</c>.</summary>
    Stat,

    /// <summary>Numbers and paths, as <c>git diff --numstat</c>.</summary>
    Numstat,
}

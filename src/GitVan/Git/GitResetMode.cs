namespace GitVan;

/// <summary>What <c>git reset</c> takes back besides HEAD.</summary>
public enum GitResetMode
{
    /// <summary>The index.</summary>
    Mixed,

    /// <summary>Nothing.</summary>
    Soft,

    /// <summary>The index and the work tree: what was changed is lost.</summary>
    Hard,

    /// <summary>The index and the work tree, where that loses nothing.</summary>
    Keep,
}

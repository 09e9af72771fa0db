namespace GitVan.Engine.Model;

/// <summary>Where a list of files comes from.</summary>
public enum FileSource
{
    /// <summary><c>{staged_files}</c>: what the commit changes.</summary>
    Staged,

    /// <summary><c>{push_files}</c>: what the push brings to the remote.</summary>
    Push,

    /// <summary><c>{all_files}</c>: what git tracks.</summary>
    All,

    /// <summary><c>{files}</c>: what a command of the person's lists.</summary>
    Command,
}

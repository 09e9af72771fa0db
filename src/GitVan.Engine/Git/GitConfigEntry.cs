namespace GitVan.Engine.Git;

/// <summary>One <c>key = value</c> of a git configuration file.</summary>
/// <param name="Value">Null for a key that stands alone, which means true.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record GitConfigEntry(string Section, string? Subsection, string Key, string? Value, int Line)
{
    /// <summary>The value as git prints it.</summary>
    public string Text => Value ?? "true";
}

namespace GitVan.Engine.Model;

/// <summary>Which runs of a job exclude one another.</summary>
/// <param name="Lock">The lock that each of its runs holds; null for none.</param>
public readonly record struct Concurrency(string? Lock)
{
    /// <summary>The word for no lock.</summary>
    public const string Shared = "shared";

    /// <summary>The word for one lock of the whole repository.</summary>
    public const string Exclusive = "exclusive";

    public static Concurrency Parse(string? word) => new(word is null or Shared ? null : word);

    public override string ToString() => Lock ?? Shared;
}

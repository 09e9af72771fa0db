namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>What the <c>#:</c> lines at the head of a job's file ask for; made by <see cref="DirectiveReader"/>.</summary>
internal sealed record JobDirectives
{
    /// <summary>All but <c>GitVan</c> itself.</summary>
    public required IReadOnlyList<PackageDirective> Packages { get; init; }

    public required IReadOnlyList<PropertyDirective> Properties { get; init; }

    /// <summary>The file without these lines, each left empty so that all others keep their numbers.</summary>
    public required string Code { get; init; }
}

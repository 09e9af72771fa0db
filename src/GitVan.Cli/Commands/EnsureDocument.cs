using GitVan.Engine.Hooks;

namespace GitVan.Cli.Commands;

/// <summary>What <c>ensure --json</c> and <c>uninstall --json</c> print.</summary>
internal sealed record EnsureDocument(string Folder, bool Shared, IReadOnlyList<ShimChange> Changes);

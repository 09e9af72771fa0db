namespace GitVan.Cli.Commands;

/// <summary>A hook that has jobs, for <c>hook list --json</c>.</summary>
internal sealed record HookDocument(string Hook, IReadOnlyList<string> Jobs, bool Installed);

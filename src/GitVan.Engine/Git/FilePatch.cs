namespace GitVan.Engine.Git;

/// <summary>What a patch says about one file.</summary>
/// <param name="Status">Git's letter: A, C, D, M, R, U.</param>
/// <param name="From">What it was called before, where it was renamed or copied.</param>
internal sealed record FilePatch(string Path, string? From, char Status, bool IsBinary, IReadOnlyList<DiffHunk> Hunks);

namespace GitVan.Engine.Staging;

/// <summary>A file that is staged in part.</summary>
/// <param name="Path">From the top of the work tree.</param>
/// <param name="Work">As the person has it.</param>
/// <param name="Staged">As the index has it: what is committed, and what jobs see.</param>
internal sealed record HiddenFile(string Path, FileState Work, FileState Staged);

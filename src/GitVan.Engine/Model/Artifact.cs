namespace GitVan.Engine.Model;

/// <summary>A file that a job made and named. The receipt says what was in it; the file itself is not kept.</summary>
/// <param name="Path">From the top of the work tree, with <c>/</c>.</param>
/// <param name="Sha256">Of its content: lower-case hex.</param>
/// <param name="Size">Bytes.</param>
public sealed record Artifact(string Name, string Path, string Sha256, long Size);

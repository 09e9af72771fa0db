namespace GitVan.Engine.Staging;

/// <summary>What a saved folder says of one file: as <see cref="HiddenFile"/>, with the SHA-256 of contents in their place.</summary>
internal sealed record SavedFile(string Path, FileKind Kind, UnixFileMode Mode, DateTime Modified, string Digest, FileKind StagedKind, string StagedDigest)
{
    public static SavedFile Of(HiddenFile file) =>
        new(file.Path, file.Work.Kind, file.Work.Mode, file.Work.Modified, file.Work.Digest, file.Staged.Kind, file.Staged.Digest);
}

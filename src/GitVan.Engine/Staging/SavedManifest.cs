using System.Globalization;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Staging;

/// <summary>What a saved folder holds. Fields ended by a NUL, because paths are any bytes; the last one is the SHA-256 of all before.</summary>
/// <param name="Index">The SHA-256 of the saved index; empty where there was none.</param>
/// <param name="Folders">Those that were made so that the job sees its files; parents first.</param>
internal sealed record SavedManifest(string Index, IReadOnlyList<SavedFile> Files, IReadOnlyList<string> Folders)
{
    private const string Version = "gitvan saved work 1";
    private const int FieldsOfFile = 7;

    public byte[] Encode()
    {
        List<string> fields = [Version, Index, Files.Count.ToString(CultureInfo.InvariantCulture)];
        foreach (var file in Files)
        {
            fields.AddRange(
            [
                file.Path, Word(file.Kind), Number((int)file.Mode), Number(file.Modified.Ticks), file.Digest, Word(file.StagedKind), file.StagedDigest,
            ]);
        }

        fields.AddRange(Folders);
        var bytes = NulText.Join(fields);
        return [.. bytes, .. NulText.Join([Sha256.Hex(bytes)])];
    }

    /// <returns>Null where it is damaged, or of another version.</returns>
    public static SavedManifest? TryParse(byte[] bytes)
    {
        const int tail = (2 * Sha256.Size) + 1;
        if (bytes.Length < tail || !NulText.Split(bytes.AsSpan(^tail..)).SequenceEqual([Sha256.Hex(bytes.AsSpan(..^tail))]))
            return null;

        // What follows is as it was written.
        string[] fields = [.. NulText.Split(bytes.AsSpan(..^tail))];
        if (fields is not [Version, var index, var number, .. var rest])
            return null;
        var files = int.Parse(number, CultureInfo.InvariantCulture) * FieldsOfFile;
        return new SavedManifest(index, [.. rest[..files].Chunk(FieldsOfFile).Select(FileOf)], rest[files..]);
    }

    private static SavedFile FileOf(string[] fields) => new(
        fields[0],
        Enum.Parse<FileKind>(fields[1], ignoreCase: true),
        (UnixFileMode)int.Parse(fields[2], CultureInfo.InvariantCulture),
        new DateTime(long.Parse(fields[3], CultureInfo.InvariantCulture), DateTimeKind.Utc),
        fields[4],
        Enum.Parse<FileKind>(fields[5], ignoreCase: true),
        fields[6]);

    private static string Word(FileKind kind) => kind.ToString().ToLowerInvariant();

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

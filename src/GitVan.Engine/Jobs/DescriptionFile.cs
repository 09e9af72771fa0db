using GitVan.Engine.Files;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Jobs;

/// <summary>The file that keeps descriptions, by where the source file is. One that can't be read or written is only slower.</summary>
internal static class DescriptionFile
{
    /// <summary>Bytes; ten thousand jobs make less.</summary>
    private const int LargestFile = 16 * 1024 * 1024;

    /// <summary>Of this build of the engine: another one may read definitions otherwise.</summary>
    private static readonly string Version = typeof(DescriptionFile).Module.ModuleVersionId.ToString();

    public static Dictionary<string, KnownDescription> Read(string path)
    {
        try
        {
            if (BoundedFile.TryRead(path, LargestFile) is not { } bytes)
                return [];
            using var reader = new CatalogReader(bytes);
            return reader.Text() != Version ? [] : Enumerable.Range(0, reader.Count()).ToDictionary(_ => reader.Text(), _ => ReadOne(reader));
        }
        catch (Exception e) when (CatalogReader.IsDamage(e))
        {
            return [];
        }
    }

    public static void Write(string path, IReadOnlyDictionary<string, KnownDescription> descriptions)
    {
        using var writer = new CatalogWriter();
        writer.Text(Version);
        writer.Count(descriptions.Count);
        foreach (var (origin, one) in descriptions)
        {
            writer.Text(origin);
            writer.List([.. one.Files.Files.SelectMany(file => new[] { file.Path, file.Digest })]);
            writer.OptionalText(one.Problem);
            writer.OptionalText(one.Hint);
            writer.OptionalText(one.Toolchain);
            if (one.Problem is null)
                writer.Metadata(one.Metadata!);
        }

        try
        {
            AtomicFile.Write(path, writer.ToArray());
        }
        catch (GitVanException)
        {
            // A git directory that can't be written must not keep jobs from running.
        }
    }

    private static KnownDescription ReadOne(CatalogReader reader)
    {
        var files = reader.List().Chunk(2).Select(pair => (pair[0], pair[1])).ToList();
        var one = new KnownDescription(new Fingerprints(files)) { Problem = reader.OptionalText(), Hint = reader.OptionalText(), Toolchain = reader.OptionalText() };
        return one.Problem is null ? one with { Metadata = reader.Metadata() } : one;
    }
}

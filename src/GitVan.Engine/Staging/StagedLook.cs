namespace GitVan.Engine.Staging;

/// <summary>How files were at one moment, to find out which a job has changed.</summary>
public sealed class StagedLook
{
    private readonly Dictionary<string, (FileStamp Stamp, string? Digest)> files = [];

    private StagedLook() { }

    /// <param name="touched">Files that were written a moment ago: another change in the same tick of the file system's clock would not show in their stamp.</param>
    internal static StagedLook At(string root, IEnumerable<string> paths, HashSet<string> touched)
    {
        var look = new StagedLook();
        foreach (var path in paths)
            look.files[path] = (FileStamp.Of($"{root}/{path}"), touched.Contains(path) ? FileState.Read($"{root}/{path}").Digest : null);
        return look;
    }

    internal List<string> Changed(string root) =>
    [
        .. files
            .Where(file => FileStamp.Of($"{root}/{file.Key}") != file.Value.Stamp || file.Value.Digest is { } digest && FileState.Read($"{root}/{file.Key}").Digest != digest)
            .Select(file => file.Key),
    ];
}

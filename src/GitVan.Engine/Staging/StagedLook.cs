namespace GitVan.Engine.Staging;

/// <summary>How files were at one moment, to find out which a job has changed.</summary>
public sealed class StagedLook
{
    private readonly Dictionary<string, (FileStamp Stamp, string? Digest)> files = [];

    private StagedLook() { }

    /// <param name="isRead">Such as files that were written a moment ago: another change in the same tick of the file system's clock would not show in their stamp.</param>
    internal static StagedLook At(string root, IEnumerable<string> paths, Func<string, bool> isRead)
    {
        var look = new StagedLook();
        foreach (var path in paths)
            look.files[path] = (FileStamp.Of($"{root}/{path}"), isRead(path) ? FileState.Read($"{root}/{path}").Digest : null);
        return look;
    }

    internal List<string> Changed(string root)
    {
        List<string> changed = [];
        foreach (var (path, (stamp, digest)) in files)
        {
            var now = FileStamp.Of($"{root}/{path}");
            if (digest is null ? now != stamp : now.Mode != stamp.Mode || FileState.Read($"{root}/{path}").Digest != digest)
                changed.Add(path);
        }

        return changed;
    }
}

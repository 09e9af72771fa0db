namespace GitVan.Engine.Staging;

/// <summary>Puts files into a work tree. What stands in the way is moved to a folder beside the saved work, never deleted.</summary>
/// <param name="root">The top of the work tree.</param>
/// <param name="aside">The folder for what stands in the way.</param>
internal sealed class WorkTreePaths(string root, string aside, string temporary)
{
    private readonly HashSet<string> changed = [];

    public string At(string path) => $"{root}/{path}";

    public FileState Read(string path) => FileState.Read(At(path));

    /// <returns>Where what stood in the way is now; null where nothing did.</returns>
    public string? Put(string path, FileState state)
    {
        if (state.Kind == FileKind.Absent && ParentsOf(path).Any(parent => !NativeFile.IsRealFolder(At(parent))))
            return null;
        var kept = state.Kind == FileKind.Absent ? null : MakeFolders(path);
        if (Read(path).Kind == FileKind.Other)
            kept = MoveAside(path);
        state.Write(At(path), temporary);
        changed.Add(path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "");
        return kept;
    }

    /// <summary>Keeps what is at a path now, in a copy.</summary>
    /// <returns>Where.</returns>
    public string Keep(string path, FileState state)
    {
        var place = PlaceAside(path);
        state.Write(place, temporary);
        return place;
    }

    /// <summary>Removes folders where nothing came into them.</summary>
    public void RemoveEmpty(IReadOnlyList<string> folders)
    {
        foreach (var folder in folders.Reverse())
            NativeFile.TryRemoveFolder(At(folder));
    }

    /// <summary>Waits until the disk has the names too.</summary>
    public void Sync()
    {
        foreach (var folder in changed)
        {
            if (NativeFile.IsRealFolder(At(folder)))
                NativeFile.Sync(At(folder));
        }
    }

    /// <returns>The folders above a path, the topmost first.</returns>
    public static IEnumerable<string> ParentsOf(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
    }

    private string? MakeFolders(string path)
    {
        string? kept = null;
        foreach (var folder in ParentsOf(path))
        {
            if (NativeFile.IsRealFolder(At(folder)))
                continue;
            if (Read(folder).Kind != FileKind.Absent)
                kept = MoveAside(folder);
            if (NativeFile.TryMakeFolder(At(folder)) is not (0 or NativeFile.Exists) and var error)
                throw NativeFile.Failure(folder, error);
        }

        return kept;
    }

    private string MoveAside(string path)
    {
        var place = PlaceAside(path);
        return NativeFile.TryRename(At(path), place) is not 0 and var error ? throw NativeFile.Failure(path, error) : place;
    }

    private string PlaceAside(string path)
    {
        Directory.CreateDirectory(aside);
        foreach (var folder in ParentsOf(path))
        {
            if (NativeFile.TryMakeFolder($"{aside}/{folder}") is not (0 or NativeFile.Exists) and var error)
                throw NativeFile.Failure(aside, error);
        }

        // Never over what was kept before.
        var place = $"{aside}/{path}";
        for (var i = 1; FileState.Read(place).Kind != FileKind.Absent; i++)
            place = $"{aside}/{path}.{i}";
        return place;
    }
}

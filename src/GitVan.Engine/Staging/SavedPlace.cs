using System.Globalization;
using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Staging;

/// <summary>Where one work tree's saved work is, in its own git directory, and the lock that says that somebody is at it.</summary>
internal sealed class SavedPlace(Repository repository)
{
    private readonly string state = Path.Join(repository.GitDirectory, "gitvan");

    public string Folder => Path.Join(state, "saved");

    /// <summary>One look at the disk.</summary>
    public bool HasAny => Directory.Exists(Folder);

    /// <summary>Something is saved, and whoever saved it lives no more.</summary>
    public bool IsAbandoned
    {
        get
        {
            using var held = HasAny ? TryLock() : null;
            return held is not null;
        }
    }

    private string LockPath => Path.Join(state, "saved.lock");

    public WorkTreePaths WorkTree(SavedFolder saved) => new(repository.Root, Path.Join(state, "replaced", Path.GetFileName(saved.Path)), saved.Temporary);

    public IEnumerable<SavedFolder> All() => HasAny ? Directory.GetDirectories(Folder).Order(StringComparer.Ordinal).Select(path => new SavedFolder(path)) : [];

    /// <returns>Null where a living process has it: it hides work, or puts it back.</returns>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(state);
        if (LockedFile.TryOpen(LockPath, FileMode.OpenOrCreate) is not { } stream)
            return null;
        stream.SetLength(0);
        stream.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        return stream;
    }

    /// <summary>The number of the process that has the lock.</summary>
    public string Holder() => Encoding.ASCII.GetString(LockedFile.TryRead(LockPath, 20) ?? []);
}

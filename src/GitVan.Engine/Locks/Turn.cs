using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Locks;

/// <summary>
/// The turn to try for a lock: one process of this machine at a time, so that a hundred do not each start a git that loses. Nothing but
/// effort depends on it.
/// </summary>
internal sealed class Turn : IDisposable
{
    private readonly FileStream? file;

    private Turn(FileStream? file) => this.file = file;

    /// <returns>Null where another process has it.</returns>
    public static Turn? TryTake(Repository repository, LockName name)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.Join(repository.StateDirectory, "locks"));
            return LockedFile.TryOpen(Path.Join(folder.FullName, name.Encoded + ".turn"), FileMode.OpenOrCreate) is { } file ? new Turn(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where no such file can be, everybody tries.
            return new Turn(null);
        }
    }

    public void Dispose() => file?.Dispose();
}

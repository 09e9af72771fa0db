using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Hashing;
using GitVan.Engine.Staging;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Applying;

/// <summary>Puts planned files into the work tree and takes them out again. Whatever becomes of the folders meanwhile, nothing outside of it is touched.</summary>
internal sealed class TreeWriter(string root)
{
    private enum State
    {
        AsBefore,
        Applied,
        Other,
    }

    /// <summary>Writes it to the disk under its temporary name.</summary>
    public void Prepare(PlannedFile file) => Create(file, file.Content, file.Mode ?? file.OldMode);

    /// <summary>Gives it its name.</summary>
    /// <exception cref="GitVanException">What is there is not what the plan was made for.</exception>
    public void Replace(PlannedFile file)
    {
        using var folder = HeldFolder.Make(root, file.Folder);

        // Once more, since preparing took its time: what somebody saved meanwhile is not lost.
        if (Hash(folder, file) != file.Before)
            throw PlannedFile.Stale(file.Path);
        Rename(folder, file);
    }

    /// <summary>Waits until the names in a folder have reached the disk.</summary>
    public void Sync(string path)
    {
        using var folder = HeldFolder.Make(root, path);
        NativeFile.Sync(folder.Path);
    }

    /// <summary>Puts back what was there before.</summary>
    /// <returns>Whether it is as before: what somebody changed since is theirs.</returns>
    public bool Undo(PlannedFile file, Func<byte[]> original)
    {
        using var folder = Find(file.Folder);
        if (folder is not null)
            File.Delete(Path.Join(folder.Path, file.Temporary));
        var state = StateOf(folder, file);
        if (state != State.Applied)
            return state == State.AsBefore;
        if (file.Before is null)
        {
            File.Delete(Path.Join(folder!.Path, file.Name));
            return true;
        }

        Create(file, original(), file.OldMode);
        Rename(folder!, file);
        return true;
    }

    public void RemoveEmpty(string path)
    {
        using var folder = Find(PlannedFile.FolderOf(path));
        if (folder is not null)
            NativeFile.TryRemoveFolder(Path.Join(folder.Path, PlannedFile.NameOf(path)));
    }

    private void Create(PlannedFile file, byte[] content, UnixFileMode? mode)
    {
        try
        {
            using var folder = HeldFolder.Make(root, file.Folder);
            using var stream = new FileStream(Path.Join(folder.Path, file.Temporary), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(content);
            if (mode is { } bits && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(stream.SafeFileHandle, bits);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            throw WriteFailure.For(Path.Join(root, file.Path), e);
        }
    }

    private void Rename(HeldFolder folder, PlannedFile file)
    {
        try
        {
            File.Move(Path.Join(folder.Path, file.Temporary), Path.Join(folder.Path, file.Name), overwrite: true);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            throw WriteFailure.For(Path.Join(root, file.Path), e);
        }
    }

    private static State StateOf(HeldFolder? folder, PlannedFile file)
    {
        try
        {
            var hash = folder is null ? null : Hash(folder, file);
            return hash == file.Before && (hash is null || ModeOf(folder!, file) == file.OldMode) ? State.AsBefore
                : hash == file.After ? State.Applied
                : State.Other;
        }
        catch (GitVanException)
        {
            // It can't be read, so it is not what was written.
            return State.Other;
        }
    }

    private static string? Hash(HeldFolder folder, PlannedFile file) => BoundedFile.TryRead(Path.Join(folder.Path, file.Name), Planner.LargestFile) is { } bytes ? Sha256.Hex(bytes) : null;

    private static UnixFileMode? ModeOf(HeldFolder folder, PlannedFile file) => OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(Path.Join(folder.Path, file.Name));

    /// <summary>Null also where somebody has put a link on the way since: what is behind it is theirs.</summary>
    private HeldFolder? Find(string path)
    {
        try
        {
            return HeldFolder.Find(root, path);
        }
        catch (GitVanException)
        {
            return null;
        }
    }
}

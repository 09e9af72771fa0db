using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Files;

/// <summary>
/// A folder of the work tree that stays the one that was checked: a link that takes the place of its name, or of one above it, meanwhile, leads nobody
/// elsewhere.
/// </summary>
internal sealed partial class HeldFolder : IDisposable
{
    // O_PATH and O_CLOEXEC: opened without being read.
    private const int Hold = 0x280000;

    private readonly SafeFileHandle? handle;

    private HeldFolder(string path, SafeFileHandle? handle = null) => (Path, this.handle) = (path, handle);

    /// <summary>Leads to the folder whatever becomes of its name. Only Linux has such paths; elsewhere it is the name, checked a moment ago.</summary>
    public string Path { get; }

    /// <param name="folder">From the root, with <c>/</c>; empty for the root.</param>
    /// <returns>Null where there is no such folder.</returns>
    /// <exception cref="GitVanException">A link stands on the way to it.</exception>
    public static HeldFolder? Find(string root, string folder)
    {
        var path = System.IO.Path.GetDirectoryName(WorkTreeFile.Inside(root, System.IO.Path.Join(folder, "file")))!;
        if (!Directory.Exists(path))
            return null;
        if (!OperatingSystem.IsLinux())
            return new HeldFolder(path);
        var opened = Open(path);
        try
        {
            using var top = Open(root);
            if (NameOf(opened) == System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.Join(NameOf(top), folder)))
                return new HeldFolder(Descriptor(opened), opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        opened.Dispose();
        throw new GitVanException($"'{folder}' has become a link") { Hint = "run it again when nothing changes the folders" };
    }

    /// <summary>Creates what is missing of it, each part in the one above that is held.</summary>
    public static HeldFolder Make(string root, string folder)
    {
        if (Find(root, folder) is { } found)
            return found;
        var slash = folder.LastIndexOf('/');
        using (var above = Make(root, folder[..Math.Max(slash, 0)]))
            Directory.CreateDirectory(System.IO.Path.Join(above.Path, folder[(slash + 1)..]));
        return Find(root, folder) ?? throw new DirectoryNotFoundException($"'{folder}' was removed meanwhile");
    }

    public void Dispose() => handle?.Dispose();

    private static SafeFileHandle Open(string path)
    {
        var descriptor = Open(path, Hold);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"can't open '{path}': {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}", Marshal.GetLastPInvokeError());
    }

    private static string? NameOf(SafeFileHandle opened) => new FileInfo(Descriptor(opened)).LinkTarget;

    private static string Descriptor(SafeFileHandle opened) => $"/proc/self/fd/{opened.DangerousGetHandle()}";

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);
}

using System.IO.Enumeration;
using GitVan.Engine.Processes;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Running;

/// <summary>
/// Which files are in the work tree. Where many of one folder are asked for it is read, which takes a tenth of the time that asking for each does. That
/// only ever proves that a file is there: for one that was not seen the system is asked, which may ignore case.
/// </summary>
internal sealed class PresentFiles(string root)
{
    /// <summary>Files of one folder, one after another.</summary>
    private const int WorthReading = 16;

    /// <summary>Names read for each file that is looked for: what is not tracked may be a million files.</summary>
    private const int ReadForEach = 4;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0 };

    private readonly HashSet<string> asked = [], missing = [];

    /// <summary>Takes out what is not there.</summary>
    /// <param name="paths">From the top of the work tree.</param>
    /// <returns>What was taken out for the first time.</returns>
    public IReadOnlyList<string> TakeOutMissing(List<string> paths)
    {
        asked.EnsureCapacity(asked.Count + paths.Count);
        var unknown = paths.FindAll(asked.Add);
        List<string> found = [];
        for (int from = 0, to; from < unknown.Count; from = to)
        {
            var folder = unknown[from][..(unknown[from].LastIndexOf('/') + 1)];
            for (to = from + 1; to < unknown.Count && IsIn(folder, unknown[to]); to++)
            {
            }

            var names = (to - from >= WorthReading ? Names(folder, (to - from) * ReadForEach) : []).GetAlternateLookup<ReadOnlySpan<char>>();
            for (var i = from; i < to; i++)
            {
                if (!names.Contains(unknown[i].AsSpan(folder.Length)) && !Has(Path.Join(root, unknown[i])))
                    found.Add(unknown[i]);
            }
        }

        missing.UnionWith(found);
        if (missing.Count > 0)
            paths.RemoveAll(missing.Contains);
        return found;
    }

    /// <param name="path">Absolute; a link that leads nowhere is there.</param>
    public static bool Has(string path) => NativeText.ToReadable(path) == path
        ? Path.Exists(path)
        : NativeFile.ReadLink(path, out var error) is not null || error == NativeFile.NotLink;

    private static bool IsIn(string folder, string path) =>
        path.Length > folder.Length && path.StartsWith(folder, StringComparison.Ordinal) && !path.AsSpan(folder.Length).Contains('/');

    private HashSet<string> Names(string folder, int most)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(Path.Join(root, folder), (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything).Take(most)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

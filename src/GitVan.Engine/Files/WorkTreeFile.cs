namespace GitVan.Engine.Files;

/// <summary>Files of the work tree, which may be anything: opening a named pipe would wait for ever.</summary>
internal static class WorkTreeFile
{
    /// <summary>
    /// The file with its links followed. A pipe, a socket or a device has a length of 0, so what is opened only when it
    /// has content is never one of them.
    /// </summary>
    /// <exception cref="IOException">It is not there, or its links go in a circle.</exception>
    public static FileInfo Resolve(FileInfo file) =>
        file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
}

using System.Text;
using GitVan.Engine.Files;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// What the compiler said of a text that it does not take, a line each, kept beside the builds that went well: the same text, SDK and version of ours are
/// not built again. What failed for another reason is not kept.
/// </summary>
internal static class FailedBuild
{
    private const int LargestFile = 1 << 20;

    /// <returns>Null where none is known.</returns>
    public static BuildResult.Failed? Find(BuildFolders folders, string key)
    {
        try
        {
            return BoundedFile.TryRead(folders.Failure(key), LargestFile) is { Length: > 0 } bytes && Encoding.UTF8.GetString(bytes).Split('\n') is [var first, ..] errors
                ? new BuildResult.Failed(first, CompilerOutput.Hint(first), errors) { IsOfText = true }
                : null;
        }
        catch (GitVanException)
        {
            return null;
        }
    }

    public static void Keep(BuildFolders folders, string key, BuildResult.Failed failed)
    {
        if (!failed.IsOfText)
            return;
        try
        {
            AtomicFile.Write(folders.Failure(key), Encoding.UTF8.GetBytes(string.Join('\n', failed.Errors)));
        }
        catch (GitVanException)
        {
            // It is built again next time.
        }
    }
}

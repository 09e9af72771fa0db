using System.Globalization;
using System.Runtime.InteropServices;

namespace GitVan.Engine.Git;

/// <summary>
/// Whether a repository belongs to whoever runs this, which is git's condition for running what it configures. Null means
/// unknown: ask git, which also knows the user's <c>safe.directory</c>.
/// </summary>
/// <remarks><see href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory">safe.directory</see>.</remarks>
public static partial class RepositoryOwnership
{
    /// <summary>The work tree, the file in it that names the git directory, and the git directory: git wants all of them to be one's
    /// own.</summary>
    /// <param name="environment">For <c>SUDO_UID</c>: root by way of sudo may use what belongs to the user behind it.</param>
    public static bool? IsMine(Repository repository, IReadOnlyDictionary<string, string> environment)
    {
        var answer = IsMine(repository.GitDirectory, environment);
        if (answer != true || repository.WorkTree is null)
            return answer;
        answer = IsMine(repository.WorkTree, environment);
        var gitFile = Path.Join(repository.WorkTree, ".git");
        return answer == true && gitFile != repository.GitDirectory && File.Exists(gitFile) ? IsMine(gitFile, environment) : answer;
    }

    public static bool? IsMine(string path, IReadOnlyDictionary<string, string> environment)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            if (FindOwner(path) is not { } owner)
                return null;
            var me = geteuid();
            if (me == 0 && owner != 0 && environment.TryGetValue("SUDO_UID", out var text)
                && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var behind))
                me = behind;
            return owner == me;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    // statx and not stat: its struct is the same on every architecture.
    private static unsafe uint? FindOwner(string path)
    {
        const int workingDirectory = -100;
        const int noFollow = 0x100;
        const uint ownerWanted = 0x8;
        const int ownerOffset = 20;
        var status = stackalloc byte[256];
        if (statx(workingDirectory, path, noFollow, ownerWanted, status) != 0)
            return null;
        var answered = *(uint*)status;
        return (answered & ownerWanted) == 0 ? null : *(uint*)(status + ownerOffset);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int directory, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc")]
    private static partial uint geteuid();
}

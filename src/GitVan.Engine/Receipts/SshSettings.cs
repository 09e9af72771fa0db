using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>What git's configuration says of SSH signatures, from all its files. It costs a process, so it is asked only where something is signed or checked.</summary>
/// <remarks><see href="https://git-scm.com/docs/git-config">git-config(1)</see>: <c>gpg.format</c>, <c>user.signingKey</c>, <c>gpg.ssh.*</c>.</remarks>
internal sealed record SshSettings(string? Format, string? Key, string? Program, string? AllowedSigners, string? Revoked)
{
    private const string Keys = @"^(gpg\.format|user\.signingkey|gpg\.ssh\.(program|allowedsignersfile|revocationfile))$";

    /// <exception cref="GitFailedException">Git can't read its configuration.</exception>
    public static SshSettings Read(GitRunner git)
    {
        // As paths, so that "~/" is git's to expand; it leaves all that is no path alone.
        string[] arguments = ["config", "-z", "--type=path", "--get-regexp", Keys];
        const int noneSet = 1;
        var result = git.TryRun(arguments);
        if (result.ExitCode is not (0 or noneSet))
            throw new GitFailedException(arguments, result);

        // "key\nvalue\0"; the last value of a key holds.
        var values = new Dictionary<string, string>();
        foreach (var entry in result.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
            values[entry.Split('\n')[0]] = entry[(entry.IndexOf('\n') + 1)..];
        return new(
            values.GetValueOrDefault("gpg.format"),
            values.GetValueOrDefault("user.signingkey"),
            values.GetValueOrDefault("gpg.ssh.program"),
            values.GetValueOrDefault("gpg.ssh.allowedsignersfile"),
            values.GetValueOrDefault("gpg.ssh.revocationfile"));
    }
}

namespace GitVan;

/// <summary>The exit codes of <c>gitvan</c>; scripts may rely on them.</summary>
public static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>A job failed, or a check found something.</summary>
    public const int JobFailed = 1;

    /// <summary>The command line, the configuration or the repository is not usable as it is.</summary>
    public const int Usage = 2;

    /// <summary>Somebody else holds the lock.</summary>
    public const int Locked = 3;

    /// <summary>A permission is missing.</summary>
    public const int PermissionDenied = 4;

    /// <summary>A bug in GitVan itself.</summary>
    public const int Bug = 70;

    /// <summary>Interrupted by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}

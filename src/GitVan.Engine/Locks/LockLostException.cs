namespace GitVan.Engine.Locks;

/// <summary>A lock that was held is somebody else's now, or was not renewed in time.</summary>
public sealed class LockLostException(LockName name, long token)
    : GitVanException($"lock '{name}' was lost: it is no longer held with token {token}", GitVan.ExitCode.Locked);

using GitVan.Engine.Locks;

namespace GitVan.Engine.Running;

/// <summary>A job did not run, because somebody else kept its lock for as long as it would wait.</summary>
public sealed class RunLockedException(LockName name, LockRecord holder)
    : GitVanException($"lock '{name}' is held by {holder.Owner} on {holder.Host}{(holder.Pid is { } pid ? $", process {pid}" : "")}", GitVan.ExitCode.Locked)
{
    public LockRecord Holder { get; } = holder;
}

namespace GitVan.Engine.Hooks;

/// <summary>The hook that was there before ours and runs first.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Directory">Where git started us: the top of the work tree for most hooks, the git directory for a server's.</param>
public sealed record KeptHook(string Path, string Directory);

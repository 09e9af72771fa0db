namespace GitVan.Engine.Hooks;

/// <summary>What happens to one hook's file.</summary>
public enum ShimAction
{
    /// <summary>A shim where there was no hook.</summary>
    Install,

    /// <summary>A shim in front of a hook that was there; that one is kept and runs first.</summary>
    Chain,

    /// <summary>A shim that calls another executable, or lost its run bit, is written anew.</summary>
    Renew,

    /// <summary>A shim that nothing needs is taken away.</summary>
    Remove,

    /// <summary>A shim is taken away and the hook that was there before is back in its place.</summary>
    Restore,
}

namespace GitVan.Engine.Processes;

/// <summary>Why a child's life ended.</summary>
public enum ProcessEnding
{
    /// <summary>By itself, or by a signal that was not ours.</summary>
    Exited,

    /// <summary>Ended by us when its time was up.</summary>
    TimedOut,

    /// <summary>Ended by us because the person interrupted.</summary>
    Interrupted,
}

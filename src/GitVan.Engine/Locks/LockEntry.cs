namespace GitVan.Engine.Locks;

/// <summary>A lock in the list of all.</summary>
/// <param name="Record">Null where it can't be read.</param>
/// <param name="IsAbandoned">It is held by a process that is dead, so it can be taken at once.</param>
/// <param name="Problem">Why it can't be read.</param>
public sealed record LockEntry(LockName Name, LockRecord? Record, bool IsAbandoned, string? Problem)
{
    /// <summary><c>held</c>, <c>released</c>, <c>abandoned</c> or <c>unreadable</c>.</summary>
    public string State => Record is null ? "unreadable" : IsAbandoned ? "abandoned" : Record.IsHeld ? "held" : "released";
}

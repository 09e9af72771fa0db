namespace GitVan.Engine.Model;

/// <summary>The lock that a run held.</summary>
/// <param name="Token">Grows each time the lock changes hands: who sees a larger one knows that this run's time was over.</param>
public sealed record Fence(string Lock, long Token);

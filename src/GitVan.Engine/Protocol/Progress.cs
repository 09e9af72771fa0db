namespace GitVan.Engine.Protocol;

/// <summary>How far a job is.</summary>
public sealed record Progress(string? Message, long? Done, long? Total);

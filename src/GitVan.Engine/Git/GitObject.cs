namespace GitVan.Engine.Git;

/// <summary>An object's content, without git's header.</summary>
public sealed record GitObject(ObjectKind Kind, byte[] Content);

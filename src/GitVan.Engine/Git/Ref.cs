namespace GitVan.Engine.Git;

/// <summary>A ref and the object it names, symbolic refs followed.</summary>
public readonly record struct Ref(RefName Name, ObjectId Id);

namespace GitVan.Engine.Git;

/// <summary>An object as <see cref="ObjectBatch"/> found it.</summary>
/// <param name="Kind">Null where it is missing, or so broken that git can't tell.</param>
/// <param name="Size">Of the content in bytes, as its header says.</param>
/// <param name="Content">Null where it is missing, larger than was asked for, or broken.</param>
public readonly record struct BatchObject(ObjectId Id, ObjectKind? Kind, long Size, byte[]? Content);

namespace GitVan.Engine.Staging;

/// <summary>What a path of the work tree is.</summary>
internal enum FileKind
{
    Absent,
    File,
    Link,

    /// <summary>A folder, a named pipe, a device: nothing git keeps.</summary>
    Other,
}

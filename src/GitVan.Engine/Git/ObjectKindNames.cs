namespace GitVan.Engine.Git;

/// <summary>Git's words for the kinds of objects.</summary>
internal static class ObjectKindNames
{
    public static string Name(this ObjectKind kind) => kind switch
    {
        ObjectKind.Blob => "blob",
        ObjectKind.Tree => "tree",
        ObjectKind.Commit => "commit",
        ObjectKind.Tag => "tag",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static ObjectKind? Find(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("blob"u8) ? ObjectKind.Blob
        : name.SequenceEqual("tree"u8) ? ObjectKind.Tree
        : name.SequenceEqual("commit"u8) ? ObjectKind.Commit
        : name.SequenceEqual("tag"u8) ? ObjectKind.Tag
        : null;
}

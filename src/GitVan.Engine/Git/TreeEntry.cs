namespace GitVan.Engine.Git;

/// <summary>A file, or a tree, in a tree object.</summary>
/// <param name="Mode">Octal, as git writes it: 100644, 100755, 120000, 40000.</param>
/// <param name="Name">One part of a path.</param>
public readonly record struct TreeEntry(string Mode, string Name, ObjectId Id)
{
    public bool IsTree => Mode == "40000";

    public static TreeEntry File(string name, ObjectId id) => new("100644", name, id);

    public static TreeEntry Tree(string name, ObjectId id) => new("40000", name, id);
}

namespace GitVan.Engine.Git;

public enum ObjectKind
{
    Blob,
    Tree,
    Commit,
    Tag,
}

namespace GitVan.Engine.Git;

/// <summary>How a repository keeps its refs: <c>extensions.refStorage</c>.</summary>
public enum RefStorage
{
    Files,
    Reftable,
}

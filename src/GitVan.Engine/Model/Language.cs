namespace GitVan.Engine.Model;

/// <summary>The languages that have a library of ours.</summary>
public enum Language
{
    CSharp,

    /// <summary>TypeScript too, where Node strips its types.</summary>
    JavaScript,
}

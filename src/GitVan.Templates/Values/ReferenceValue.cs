namespace GitVan.Templates.Values;

/// <summary>A value that has an identity: two of them are equal only if they are the same.</summary>
public abstract class ReferenceValue
{
    private protected ReferenceValue()
    {
    }

    public abstract ValueKind Kind { get; }
}

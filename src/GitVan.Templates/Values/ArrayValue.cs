namespace GitVan.Templates.Values;

/// <summary>A list of values that templates can change, as with <c>push</c>.</summary>
public sealed class ArrayValue : ReferenceValue
{
    public ArrayValue(IEnumerable<Value> items) => Items = [.. items];

    internal ArrayValue(List<Value> items) => Items = items;

    public ArrayValue() => Items = [];

    public List<Value> Items { get; }

    public override ValueKind Kind => ValueKind.Array;
}

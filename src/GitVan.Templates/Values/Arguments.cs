namespace GitVan.Templates.Values;

/// <summary>The arguments of one call. What was not passed is undefined, as in JavaScript.</summary>
public readonly struct Arguments(Value[] values)
{
    private readonly Value[] _values = values;

    public int Count => _values.Length;

    public Value this[int index] => index < _values.Length ? _values[index] : Value.Undefined;

    /// <summary>The keyword arguments, which come last in a call, or null.</summary>
    public MapValue? Keywords => _values is [.., var last] && last.AsMap is { IsKeywords: true } keywords ? keywords : null;

    /// <summary>How many arguments are not keyword arguments.</summary>
    public int PositionalCount => Keywords is null ? Count : Count - 1;

    /// <summary>The argument at this position, or the keyword argument of this name.</summary>
    public Value Get(int index, string name) => index < PositionalCount ? _values[index] : Keywords?[name] ?? Value.Undefined;

    public ReadOnlySpan<Value> AsSpan() => _values;
}

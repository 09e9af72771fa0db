namespace GitVan.Templates.Values;

/// <summary>One value of a template, with JavaScript's semantics. The default is <c>undefined</c>.</summary>
/// <remarks>A struct of a reference and a number, so that arithmetic allocates nothing.</remarks>
public readonly struct Value
{
    private static readonly KindMark NullMark = new(ValueKind.Null);
    private static readonly KindMark BooleanMark = new(ValueKind.Boolean);
    private static readonly KindMark NumberMark = new(ValueKind.Number);

    private readonly object? _reference;
    private readonly double _number;

    private Value(object? reference, double number = 0)
    {
        _reference = reference;
        _number = number;
    }

    public static Value Undefined => default;

    public static Value Null => new(NullMark);

    public static Value True => new(BooleanMark, 1);

    public static Value False => new(BooleanMark);

    public static Value EmptyText => new("");

    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Undefined,
        string or GrownText => ValueKind.String,
        ReferenceValue value => value.Kind,
        _ => ((KindMark)_reference).Kind,
    };

    public bool IsUndefined => _reference is null;

    public bool IsNullish => _reference is null || ReferenceEquals(_reference, NullMark);

    public bool IsNumber => ReferenceEquals(_reference, NumberMark);

    public bool IsBoolean => ReferenceEquals(_reference, BooleanMark);

    /// <summary>JavaScript's truthiness: empty arrays and maps are true, and so is empty safe text.</summary>
    public bool IsTruthy => _reference switch
    {
        null => false,
        string text => text.Length > 0,
        ReferenceValue => true,
        _ => _number != 0 && !double.IsNaN(_number),
    };

    /// <summary>The number or, for a boolean, 0 or 1. Only meaningful for these two kinds.</summary>
    internal double Number => _number;

    /// <summary>The string, or null for every other kind, safe text included.</summary>
    public string? AsString => _reference as string ?? (_reference as GrownText)?.ToString((int)_number);

    /// <summary>The characters of a string or of safe text, or null.</summary>
    public string? AsText => AsString ?? (_reference as SafeText)?.Text;

    public ArrayValue? AsArray => _reference as ArrayValue;

    public MapValue? AsMap => _reference as MapValue;

    public FunctionValue? AsFunction => _reference as FunctionValue;

    public bool IsSafe => _reference is SafeText;

    internal RegexValue? AsRegex => _reference as RegexValue;

    internal ReferenceValue? AsReference => _reference as ReferenceValue;

    public static Value Of(ReferenceValue value) => new(value);

    /// <summary>Text that autoescape leaves alone.</summary>
    public static Value Safe(string text) => new(new SafeText(text));

    public static implicit operator Value(string? text) => text is null ? Null : new Value(text);

    public static implicit operator Value(double number) => new(NumberMark, number);

    public static implicit operator Value(bool value) => value ? True : False;

    public static implicit operator Value(ReferenceValue value) => new(value);

    /// <summary>Whether it is a string; asking does not make one of what is only being built.</summary>
    internal bool IsString => _reference is string or GrownText;

    /// <summary>Whether it is a string that is worth building in place.</summary>
    internal bool IsLongString => _reference is GrownText or string { Length: >= GrownText.Shortest };

    /// <summary>A string with more behind it.</summary>
    internal Value Append(string more)
    {
        var length = _reference is string text ? text.Length : (int)_number;
        if (length > Conversion.LongestText - more.Length) throw Conversion.TooLong();
        return _reference switch
        {
            GrownText grown => new Value(grown.Append(length, more), length + more.Length),
            string { Length: >= GrownText.Shortest } start => new Value(GrownText.Of(start, more), length + more.Length),
            _ => (string)_reference! + more,
        };
    }

    /// <summary>What JavaScript's <c>String(value)</c> gives, as templates print it.</summary>
    public override string ToString() => Conversion.ToText(this);

    private sealed class KindMark(ValueKind kind)
    {
        public ValueKind Kind { get; } = kind;
    }
}

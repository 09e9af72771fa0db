namespace GitVan.Templates.Values;

/// <summary>JavaScript's operators on values.</summary>
internal static class Operation
{
    public static Value Add(Value left, Value right)
    {
        if (left.IsNumber && right.IsNumber) return left.Number + right.Number;
        left = Conversion.ToPrimitive(left);
        right = Conversion.ToPrimitive(right);
        if (!left.IsString && !right.IsString) return Conversion.ToNumber(left) + Conversion.ToNumber(right);
        return Concat(left, right);
    }

    /// <summary>The text of one with that of the other behind it.</summary>
    public static Value Concat(Value left, Value right) => (left.IsString ? left : Conversion.ToText(left)).Append(Conversion.ToText(right));

    public static double Remainder(Value left, Value right) => Conversion.ToNumber(left) % Conversion.ToNumber(right);

    public static double Power(Value left, Value right)
    {
        var (x, y) = (Conversion.ToNumber(left), Conversion.ToNumber(right));
        // Unlike IEEE's pow, JavaScript's has no answer for 1 to the power of infinity.
        return double.IsNaN(y) || (Math.Abs(x) == 1 && double.IsInfinity(y)) ? double.NaN : Math.Pow(x, y);
    }

    public static bool StrictEquals(Value left, Value right)
    {
        if (left.IsNumber) return right.IsNumber && left.Number == right.Number;
        if (left.AsString is { } text) return right.AsString is { } other && text == other;
        if (left.AsReference is { } reference) return ReferenceEquals(reference, right.AsReference);
        return left.Kind == right.Kind && left.Number == right.Number;
    }

    public static bool LooseEquals(Value left, Value right)
    {
        if (left.IsNullish || right.IsNullish) return left.IsNullish && right.IsNullish;
        if (left.Kind == right.Kind || (left.AsReference is not null && right.AsReference is not null)) return StrictEquals(left, right);
        left = Conversion.ToPrimitive(left);
        right = Conversion.ToPrimitive(right);
        return left.AsString is { } text && right.AsString is { } other ? text == other : Conversion.ToNumber(left) == Conversion.ToNumber(right);
    }

    /// <summary>Less than zero, zero, more than zero, or null where the two cannot be compared.</summary>
    public static int? Compare(Value left, Value right)
    {
        left = Conversion.ToPrimitive(left);
        right = Conversion.ToPrimitive(right);
        if (left.AsString is { } text && right.AsString is { } other) return string.CompareOrdinal(text, other);

        var (x, y) = (Conversion.ToNumber(left), Conversion.ToNumber(right));
        return double.IsNaN(x) || double.IsNaN(y) ? null : x < y ? -1 : x > y ? 1 : 0;
    }

    /// <summary>Nunjucks' <c>in</c>: an item of an array, a part of a string, a key of a map.</summary>
    public static bool In(Value item, Value container) => container.Kind switch
    {
        ValueKind.Array => container.AsArray!.Items.Exists(one => StrictEquals(one, item)),
        ValueKind.String => container.AsString!.Contains(Conversion.ToText(item), StringComparison.Ordinal),
        ValueKind.Map => container.AsMap!.Has(Conversion.ToText(item)),
        ValueKind.Safe => Conversion.ToText(item) is "val" or "length",
        _ => throw new TemplateException($"'in' cannot search for '{Conversion.ToText(item)}' here: it needs an array, a string or a map"),
    };
}

using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>Operators of one precedence in a row, from left to right. A row however long is one node, so that its length needs no stack.</summary>
internal sealed class ChainExpression(Expression first, (BinaryOperator Operator, Expression Operand)[] rest) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var value = first.Evaluate(scope);
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest.Length - i > 1 && IsJoin(rest[i].Operator) && value is { IsString: true, IsLongString: false }) return Join(value.AsString!, i, scope);
            value = Apply(rest[i].Operator, value, rest[i].Operand.Evaluate(scope));
        }

        return value;
    }

    // A short text grows by what follows, up to the next operator of another kind, with one copy instead of one for each operand.
    private Value Join(string text, int from, Scope scope)
    {
        var parts = new string[rest.Length - from + 1];
        parts[0] = text;
        var (count, length) = (1, (long)text.Length);
        var at = from;
        for (; at < rest.Length && IsJoin(rest[at].Operator); at++)
        {
            var part = Conversion.ToText(rest[at].Operand.Evaluate(scope));
            parts[count++] = part;
            length += part.Length;
            if (length > Conversion.LongestText) throw Conversion.TooLong();
        }

        Value value = string.Concat(parts.AsSpan(0, count));
        for (; at < rest.Length; at++) value = Apply(rest[at].Operator, value, rest[at].Operand.Evaluate(scope));
        return value;
    }

    private static bool IsJoin(BinaryOperator operation) => operation is BinaryOperator.Add or BinaryOperator.Concat;

    private static Value Apply(BinaryOperator operation, Value left, Value right) => operation switch
    {
        BinaryOperator.Multiply => Conversion.ToNumber(left) * Conversion.ToNumber(right),
        BinaryOperator.Divide => Conversion.ToNumber(left) / Conversion.ToNumber(right),
        BinaryOperator.Remainder => Operation.Remainder(left, right),
        BinaryOperator.Add => Operation.Add(left, right),
        BinaryOperator.Subtract => Conversion.ToNumber(left) - Conversion.ToNumber(right),
        BinaryOperator.Concat => Operation.Concat(left, right),
        BinaryOperator.Less => Operation.Compare(left, right) < 0,
        BinaryOperator.LessOrEqual => Operation.Compare(left, right) <= 0,
        BinaryOperator.Greater => Operation.Compare(left, right) > 0,
        BinaryOperator.GreaterOrEqual => Operation.Compare(left, right) >= 0,
        BinaryOperator.Equal => Operation.LooseEquals(left, right),
        BinaryOperator.NotEqual => !Operation.LooseEquals(left, right),
        BinaryOperator.StrictEqual => Operation.StrictEquals(left, right),
        _ => !Operation.StrictEquals(left, right),
    };
}

using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>Operators of one precedence in a row, from left to right. A row however long is one node, so that its length needs no stack.</summary>
internal sealed class ChainExpression(Expression first, (BinaryOperator Operator, Expression Operand)[] rest) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var value = first.Evaluate(scope);
        foreach (var (operation, operand) in rest) value = Apply(operation, value, operand.Evaluate(scope));
        return value;
    }

    private static Value Apply(BinaryOperator operation, Value left, Value right) => operation switch
    {
        BinaryOperator.Multiply => Conversion.ToNumber(left) * Conversion.ToNumber(right),
        BinaryOperator.Divide => Conversion.ToNumber(left) / Conversion.ToNumber(right),
        BinaryOperator.Remainder => Operation.Remainder(left, right),
        BinaryOperator.Add => Operation.Add(left, right),
        BinaryOperator.Subtract => Conversion.ToNumber(left) - Conversion.ToNumber(right),
        BinaryOperator.Concat => Operation.Concat(Conversion.ToText(left), Conversion.ToText(right)),
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

using GitVan.Templates.Ast;

namespace GitVan.Templates.Syntax;

/// <summary>Operands and operators in a row, grouped as JavaScript groups them: nunjucks writes them into its code just so, without brackets.</summary>
internal sealed class OperatorRow(Expression first)
{
    private readonly List<(BinaryOperator Operator, Expression Operand)> _rest = [];
    private Expression _first = first;

    public OperatorRow(OperatorRow row)
        : this(row._first) => _rest.AddRange(row._rest);

    public static BinaryOperator? Find(Token token) => token.Kind switch
    {
        TokenKind.Tilde => BinaryOperator.Concat,
        TokenKind.Operator => token.Text switch
        {
            "+" => BinaryOperator.Add,
            "-" => BinaryOperator.Subtract,
            "*" => BinaryOperator.Multiply,
            "/" => BinaryOperator.Divide,
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.GreaterOrEqual,
            "==" => BinaryOperator.Equal,
            "!=" => BinaryOperator.NotEqual,
            "===" => BinaryOperator.StrictEqual,
            "!==" => BinaryOperator.StrictNotEqual,
            _ => null,
        },
        _ => null,
    };

    public void Add(BinaryOperator operation, Expression operand) => _rest.Add((operation, operand));

    public void Add(BinaryOperator operation, OperatorRow row)
    {
        _rest.Add((operation, row._first));
        _rest.AddRange(row._rest);
    }

    public void NegateFirst(int times)
    {
        if (times > 0) _first = new NotExpression(_first);
        if (times > 0 && times % 2 == 0) _first = new NotExpression(_first);
    }

    public Expression Build()
    {
        var at = 0;
        return Build(Precedence(BinaryOperator.Equal), ref at);
    }

    // All of one precedence make one chain; its operands are the chains that bind more.
    private Expression Build(int precedence, ref int at)
    {
        var first = precedence == Precedence(BinaryOperator.Multiply) ? Operand(at) : Build(precedence + 1, ref at);
        List<(BinaryOperator, Expression)>? chain = null;
        while (at < _rest.Count && Precedence(_rest[at].Operator) == precedence)
        {
            var operation = _rest[at++].Operator;
            (chain ??= []).Add((operation, precedence == Precedence(BinaryOperator.Multiply) ? Operand(at) : Build(precedence + 1, ref at)));
        }

        return chain is null ? first : new ChainExpression(first, [.. chain]);
    }

    private Expression Operand(int at) => at == 0 ? _first : _rest[at - 1].Operand;

    private static int Precedence(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => 3,
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Concat => 2,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => 1,
        _ => 0,
    };
}

namespace GitVan.Templates.Ast;

/// <summary>The operators that stand in a row, and are grouped by JavaScript's precedence.</summary>
internal enum BinaryOperator
{
    Multiply,
    Divide,
    Remainder,
    Add,
    Subtract,
    Concat,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    StrictEqual,
    StrictNotEqual,
}

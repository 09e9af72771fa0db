namespace GitVan.Templates.Syntax;

/// <summary>A piece of source, and where it begins. The text of a string is without quotes and escapes, that of a regular expression its body.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, string Flags = "")
{
    /// <summary>How a message names it.</summary>
    public string Describe() => Kind == TokenKind.End ? "the end of the template" : $"'{Text}'";
}

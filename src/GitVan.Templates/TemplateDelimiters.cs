namespace GitVan.Templates;

/// <summary>What tags, variables and comments begin and end with.</summary>
public sealed record TemplateDelimiters
{
    public string BlockStart { get; init; } = "{%";

    public string BlockEnd { get; init; } = "%}";

    public string VariableStart { get; init; } = "{{";

    public string VariableEnd { get; init; } = "}}";

    public string CommentStart { get; init; } = "{#";

    public string CommentEnd { get; init; } = "#}";
}

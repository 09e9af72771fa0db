namespace GitVan.Templates.Values;

/// <summary>Text that autoescape leaves alone. Like nunjucks' SafeString it is an object: always true, and equal to nothing but itself under <c>===</c>.</summary>
internal sealed class SafeText(string text) : ReferenceValue
{
    public string Text { get; } = text;

    public override ValueKind Kind => ValueKind.Safe;
}

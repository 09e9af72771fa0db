namespace GitVan.Templates.Values;

/// <summary>Something that a template can call.</summary>
public sealed class FunctionValue(string name, TemplateFunction call) : ReferenceValue
{
    public string Name { get; } = name;

    public TemplateFunction Call { get; } = call;

    public override ValueKind Kind => ValueKind.Function;
}

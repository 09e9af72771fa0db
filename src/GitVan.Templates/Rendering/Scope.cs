using GitVan.Templates.Values;

namespace GitVan.Templates.Rendering;

/// <summary>What a piece of a template runs in: the variables that the parser could already place, and its activation.</summary>
internal sealed class Scope(Activation activation, int slots, Scope? outer = null)
{
    public Activation Activation { get; } = activation;

    public RenderContext Context { get; } = activation.Context;

    public OutputBuffer Output { get; } = activation.Context.Output;

    /// <summary>Loop variables, parameters, macros and imports of this function.</summary>
    public Value[] Slots { get; } = slots == 0 ? [] : new Value[slots];

    /// <summary>The function around this one, for the body of a <c>call</c>.</summary>
    public Scope? Outer { get; } = outer;
}

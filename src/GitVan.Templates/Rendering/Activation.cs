using GitVan.Templates.Values;

namespace GitVan.Templates.Rendering;

/// <summary>One run through a template's top level or through one block. All macros made there share its current frame.</summary>
internal sealed class Activation(RenderContext context, Template template, TemplateContext variables, Frame frame)
{
    public RenderContext Context => context;

    public Template Template => template;

    public TemplateContext Variables => variables;

    public Frame Frame { get; set; } = frame;

    /// <summary>The template that this one extends, once it has said so.</summary>
    public Template? Parent { get; set; }

    /// <summary>The block that runs, or null at the top level.</summary>
    public BlockDefinition? Block { get; init; }

    /// <summary>Where in the source the rendering is: an error is reported there.</summary>
    public int Place { get; set; }

    public Value Lookup(string name)
    {
        var value = Frame.Lookup(name);
        return value.IsUndefined ? variables.Lookup(name) : value;
    }

    /// <summary>Notes the place of an error that passes by.</summary>
    /// <returns>False: it is asked in a filter and catches nothing, for to catch and throw again at each of many levels takes more stack than there is.</returns>
    public bool Note(TemplateException error)
    {
        error.At(template.Name, template.Source, Place);
        return false;
    }
}

using GitVan.Templates.Ast;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates;

/// <summary>A template that has been read. It never changes, so that many threads can render it at once.</summary>
public sealed class Template
{
    private readonly TemplateEngine _engine;
    private readonly Body _body;
    private readonly int _slots;

    internal Template(TemplateEngine engine, string? name, string source, Body body, int slots, IReadOnlyList<BlockStatement> blocks)
    {
        _engine = engine;
        _body = body;
        _slots = slots;
        Name = name;
        Source = source;
        Blocks = blocks;
    }

    /// <summary>The name it was loaded by, or null for one that was given as text.</summary>
    public string? Name { get; }

    internal string Source { get; }

    internal IReadOnlyList<BlockStatement> Blocks { get; }

    /// <exception cref="TemplateException">The template is wrong, or asks for more than the limits allow.</exception>
    public string Render(MapValue? values = null)
    {
        var context = new RenderContext(_engine);
        using var output = context.Output;
        Render(context, new TemplateContext(values ?? new MapValue(), _engine.Options), null);
        return output.TakeFrom(0);
    }

    /// <summary>Renders it as a template of its own, inside the frame of the one that includes it, if any.</summary>
    internal void Render(RenderContext context, TemplateContext variables, Frame? around)
    {
        variables.AddBlocks(this);
        Run(context, variables, new Frame(around, isolateWrites: true) { IsTopLevel = true });
    }

    /// <summary>What it exports, and nothing of what it writes.</summary>
    internal MapValue Export(RenderContext context, TemplateContext variables, Frame? around)
    {
        var start = context.Output.Length;
        variables.AddBlocks(this);
        Run(context, variables, new Frame(around) { IsTopLevel = true });
        context.Output.Truncate(start);
        return variables.Exports();
    }

    // A template that extends another writes nothing itself: it has set variables and blocks, and the other one writes.
    private void Run(RenderContext context, TemplateContext variables, Frame frame)
    {
        var activation = new Activation(context, this, variables, frame);
        try
        {
            context.Enter();
            var start = context.Output.Length;
            _body.Render(new Scope(activation, _slots));
            if (activation.Parent is { } parent)
            {
                context.Output.Truncate(start);
                parent.Run(context, variables, activation.Frame);
            }

            context.Leave();
        }
        catch (TemplateException error) when (activation.Note(error))
        {
            throw;
        }
        catch (InsufficientExecutionStackException)
        {
            var error = new TemplateException("the template is nested too deeply for this thread's stack");
            activation.Note(error);
            throw error;
        }
    }
}

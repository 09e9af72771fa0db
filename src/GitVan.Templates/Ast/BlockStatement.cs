using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>block</c>: renders the definition of the template that was extended last.</summary>
internal sealed class BlockStatement(string name, Body body, FunctionSlots slots, LocalVariable? super, bool inBlock) : Statement
{
    public string Name => name;

    public override void Render(Scope scope)
    {
        // A child's own top level is not written, so its blocks wait until the parent's render them.
        var activation = scope.Activation;
        if (inBlock || activation.Parent is null) Render(activation, activation.Variables.GetBlock(name));
    }

    private static void Render(Activation around, BlockDefinition definition)
    {
        var context = around.Context;
        var activation = new Activation(context, definition.Template, around.Variables, new Frame(around.Frame, isolateWrites: true)) { Block = definition };
        try
        {
            context.Enter();
            definition.Block.RenderBody(activation);
            context.Leave();
        }
        catch (TemplateException error) when (activation.Note(error))
        {
            throw;
        }
    }

    // What super() stands for is rendered once, before anything else of the block.
    private void RenderBody(Activation activation)
    {
        var scope = new Scope(activation, slots.Count);
        if (super is { } variable)
        {
            var start = scope.Output.Length;
            Render(activation, activation.Variables.GetSuper(activation.Block!));
            scope.Slots[variable.Slot] = Value.Safe(scope.Output.TakeFrom(start));
        }

        body.Render(scope);
    }
}

using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>What <c>macro</c> and <c>call</c> define: parameters, and a body whose output is safe text.</summary>
internal sealed class MacroDefinition(string name, LocalVariable[] parameters, (string Name, Expression Default)[] keywords, Body body, FunctionSlots slots, bool isCaller)
{
    public FunctionValue Close(Scope definer) => new(name, (arguments, _) => Call(definer, arguments));

    private Value Call(Scope definer, Arguments arguments)
    {
        var activation = definer.Activation;
        var (frame, place) = (activation.Frame, activation.Place);
        activation.Context.Enter();
        // The body of a call sees the frame that is current when it is called; a macro sees none but its own.
        activation.Frame = isCaller ? new Frame(frame, isolateWrites: true) : new Frame(null);
        try
        {
            var scope = new Scope(activation, slots.Count, definer);
            Bind(scope, arguments);
            var text = body.Capture(scope);
            activation.Frame = frame;
            activation.Place = place;
            activation.Context.Leave();
            return Value.Safe(text);
        }
        catch (TemplateException error) when (activation.Note(error))
        {
            throw;
        }
    }

    // Positional arguments beyond the parameters fill the keywords in their order; missing ones are taken from the keyword arguments.
    private void Bind(Scope scope, Arguments arguments)
    {
        var frame = scope.Activation.Frame;
        var passed = arguments.Keywords;
        var count = arguments.PositionalCount;
        if (passed is not null && passed.TryGet("caller", out var caller)) frame.Set("caller", caller);

        for (var i = 0; i < parameters.Length; i++)
        {
            var value = i < count ? arguments[i] : passed?[parameters[i].Name] ?? Value.Undefined;
            scope.Slots[parameters[i].Slot] = value;
            frame.Set(parameters[i].Name, value);
        }

        for (var i = 0; i < keywords.Length; i++)
        {
            var (keyword, standard) = keywords[i];
            var beyond = parameters.Length + i;
            Value given = default;
            var isGiven = beyond < count || (passed is not null && passed.TryGet(keyword, out given));
            frame.Set(keyword, beyond < count ? arguments[beyond] : isGiven ? given : standard.Evaluate(scope));
        }
    }
}

using System.Globalization;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>for</c> over an array, the characters of a string, the entries of a map or arrays of equal parts.</summary>
internal sealed class ForStatement(LocalVariable[] targets, Expression items, Body body, Body? otherwise) : Statement
{
    public override void Render(Scope scope)
    {
        var activation = scope.Activation;
        var frame = activation.Frame = new Frame(activation.Frame);
        var value = items.Evaluate(scope);
        var rounds = !value.IsTruthy ? 0 : targets.Length > 1 ? RenderParts(scope, frame, value) : RenderItems(scope, frame, value);
        if (rounds == 0) otherwise?.Render(scope);
        activation.Frame = frame.Parent!;
    }

    private int RenderItems(Scope scope, Frame frame, Value value)
    {
        var target = targets[0];
        var text = value.AsString;
        var array = value.IsSafe ? CodePoints(value.AsText!) : value.AsMap is not null && ArrayLike.Items(value) is { } places ? new ArrayValue(places) : value.AsArray;
        var length = text?.Length ?? array?.Items.Count ?? 0;
        var loop = Begin(frame, length);
        for (var i = 0; i < (text?.Length ?? array?.Items.Count ?? 0); i++)
        {
            var item = text is null ? array!.Items[i] : text[i].ToString();
            scope.Slots[target.Slot] = item;
            frame.Set(target.Name, item);
            Next(scope, loop, i);
        }

        return length;
    }

    private int RenderParts(Scope scope, Frame frame, Value value)
    {
        if (value.IsSafe) value = CodePoints(value.AsText!);
        return value.AsArray is { } array ? RenderArrays(scope, frame, array.Items) : RenderEntries(scope, frame, value);
    }

    // These names are known to the loop's own text only: an included template does not see them, as in nunjucks.
    private int RenderArrays(Scope scope, Frame frame, List<Value> arrays)
    {
        var length = arrays.Count;
        var loop = Begin(frame, length);
        for (var i = 0; i < arrays.Count; i++)
        {
            if (arrays[i].IsNullish) throw new TemplateException($"the loop takes {arrays[i]} apart into {targets.Length} variables");
            for (var part = 0; part < targets.Length; part++)
                scope.Slots[targets[part].Slot] = Members.Get(arrays[i], part, scope.Context);
            Next(scope, loop, i);
        }

        return length;
    }

    private int RenderEntries(Scope scope, Frame frame, Value value)
    {
        string[] keys = value.AsMap is { } map ? [.. map.Keys]
            : value.AsString is { } text ? [.. Enumerable.Range(0, text.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))] : [];
        var loop = Begin(frame, keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            Bind(scope, frame, targets[0], keys[i]);
            Bind(scope, frame, targets[1], Members.Get(value, keys[i], scope.Context));
            Next(scope, loop, i);
        }

        return keys.Length;
    }

    private static LoopValue Begin(Frame frame, int length)
    {
        var loop = new LoopValue(length);
        if (length > 0) frame.Set("loop", loop);
        return loop;
    }

    private void Next(Scope scope, LoopValue loop, int index)
    {
        loop.Index = index;
        scope.Context.Step();
        body.Render(scope);
    }

    private static void Bind(Scope scope, Frame frame, LocalVariable variable, Value value)
    {
        scope.Slots[variable.Slot] = value;
        frame.Set(variable.Name, value);
    }

    private static ArrayValue CodePoints(string text)
    {
        var items = new List<Value>();
        for (var i = 0; i < text.Length;)
        {
            var length = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            items.Add(text.Substring(i, length));
            i += length;
        }

        return new ArrayValue(items);
    }
}

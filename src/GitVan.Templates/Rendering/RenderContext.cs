using System.Runtime.CompilerServices;
using GitVan.Templates.Values;

namespace GitVan.Templates.Rendering;

/// <summary>One rendering: the options it runs under, what it has written, and how much of its limits it has used.</summary>
public sealed class RenderContext
{
    private readonly TemplateEngine _engine;
    private Dictionary<string, Template?>? _templates;
    private long _steps;
    private int _depth;

    internal RenderContext(TemplateEngine engine)
    {
        _engine = engine;
        Options = engine.Options;
        Output = new OutputBuffer(Options.Limits.OutputLength);
    }

    public TemplateOptions Options { get; }

    internal OutputBuffer Output { get; }

    /// <summary>Counts work. A function of yours that loops calls it once for each round.</summary>
    /// <exception cref="TemplateException">The rendering has done more than its limit.</exception>
    public void Step(long count = 1)
    {
        _steps += count;
        if (_steps > Options.Limits.Steps) throw new TemplateException($"the template takes more than {Options.Limits.Steps} steps") { Hint = "raise the limit Steps" };
    }

    /// <summary>Calls a function, such as a macro that was passed to a filter.</summary>
    public Value Call(FunctionValue function, params Value[] arguments) => function.Call(new Arguments(arguments), this);

    internal void Enter()
    {
        if (++_depth > Options.Limits.Depth) throw new TemplateException($"macros, blocks and includes call each other more than {Options.Limits.Depth} deep") { Hint = "look for one that calls itself without an end" };
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Step();
    }

    internal void Leave() => _depth--;

    /// <summary>The template of this name, the same one throughout a rendering; null where there is none.</summary>
    internal Template? FindTemplate(string name, string? from)
    {
        var path = _engine.Options.Loader?.Resolve(name, from) ?? name;
        _templates ??= [];
        if (!_templates.TryGetValue(path, out var template)) _templates[path] = template = _engine.Find(path);
        return template;
    }

    internal TemplateException NotFound(string name) => _engine.NotFound(name);
}

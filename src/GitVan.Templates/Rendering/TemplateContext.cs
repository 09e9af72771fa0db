using GitVan.Templates.Values;

namespace GitVan.Templates.Rendering;

/// <summary>What one template and those it extends share: their variables, blocks and exports.</summary>
internal sealed class TemplateContext(MapValue variables, TemplateOptions options)
{
    private readonly Dictionary<string, List<BlockDefinition>> _blocks = [];
    private readonly List<string> _exports = [];
    private MapValue _variables = variables;
    private bool _shared = true;

    /// <summary>A context that begins with these variables; what either sets later, the other does not see.</summary>
    public TemplateContext Fork()
    {
        _shared = true;
        return new TemplateContext(_variables, options);
    }

    public Value Lookup(string name)
    {
        if (_variables.TryGet(name, out var value)) return value;
        return options.Globals.TryGetValue(name, out var global) ? global : Value.Undefined;
    }

    public IEnumerable<string> Names => _variables.Keys.Concat(options.Globals.Keys);

    public void Set(string name, Value value)
    {
        if (_shared)
        {
            _variables = new MapValue(_variables.Keys.Select(key => KeyValuePair.Create(key, _variables[key])));
            _shared = false;
        }

        _variables[name] = value;
    }

    public void Export(string name) => _exports.Add(name);

    public MapValue Exports()
    {
        var exports = new MapValue();
        foreach (var name in _exports) exports[name] = _variables[name];
        return exports;
    }

    public void AddBlocks(Template template)
    {
        foreach (var block in template.Blocks)
        {
            if (!_blocks.TryGetValue(block.Name, out var definitions)) _blocks[block.Name] = definitions = [];
            definitions.Add(new BlockDefinition(template, block));
        }
    }

    public BlockDefinition GetBlock(string name) => _blocks[name][0];

    /// <summary>The definition that this one replaces.</summary>
    public BlockDefinition GetSuper(BlockDefinition block)
    {
        var definitions = _blocks[block.Block.Name];
        var next = definitions.FindIndex(one => one.Block == block.Block) + 1;
        return next < definitions.Count ? definitions[next] : throw new TemplateException($"no super block available for '{block.Block.Name}'");
    }
}

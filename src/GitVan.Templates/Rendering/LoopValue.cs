using GitVan.Templates.Values;

namespace GitVan.Templates.Rendering;

/// <summary>The variable <c>loop</c>. It is one object for the whole loop, and counts on.</summary>
internal sealed class LoopValue(int length) : MapValue
{
    private static readonly string[] Names = ["index", "index0", "revindex", "revindex0", "first", "last", "length"];

    public int Index { get; set; }

    public override int Count => Names.Length;

    public override IEnumerable<string> Keys => Names;

    public override bool TryGet(string key, out Value value)
    {
        Value? found = key switch
        {
            "index" => Index + 1,
            "index0" => Index,
            "revindex" => length - Index,
            "revindex0" => length - Index - 1,
            "first" => Index == 0,
            "last" => Index == length - 1,
            "length" => length,
            _ => null,
        };
        value = found ?? Value.Undefined;
        return found is not null;
    }
}

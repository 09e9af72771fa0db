using GitVan.Templates.Values;

namespace GitVan.Templates.Rendering;

/// <summary>The names that one scope has set, and the way to those around it.</summary>
internal sealed class Frame(Frame? parent, bool isolateWrites = false)
{
    private (string Name, Value Value)[] _entries = [];
    private int _count;

    public Frame? Parent => parent;

    /// <summary>Whether what is set here is set for the whole template too.</summary>
    public bool IsTopLevel { get; init; }

    /// <summary>Undefined where no frame has the name: a name that is undefined is as good as missing.</summary>
    public Value Lookup(string name)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
            if (frame.IndexOf(name) is >= 0 and var index && !frame._entries[index].Value.IsUndefined) return frame._entries[index].Value;
        return Value.Undefined;
    }

    public void Set(string name, Value value)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            if (_count == _entries.Length) Array.Resize(ref _entries, Math.Max(2, _count * 2));
            index = _count++;
        }

        _entries[index] = (name, value);
    }

    /// <summary>Sets a name where it already is, else here. Only the first step out can be barred: what is around the next frame is open again.</summary>
    public void Assign(string name, Value value) => (Owner(name, isolateWrites) ?? this).Set(name, value);

    private Frame? Owner(string name, bool isolated)
    {
        for (var frame = this; frame is not null; frame = isolated && frame == this ? null : frame.Parent)
            if (frame.IndexOf(name) is >= 0 and var index && !frame._entries[index].Value.IsUndefined) return frame;
        return null;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _count; i++)
            if (_entries[i].Name == name) return i;
        return -1;
    }
}

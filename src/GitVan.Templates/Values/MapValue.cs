using System.Globalization;

namespace GitVan.Templates.Values;

/// <summary>A JavaScript object: keys are strings, in the order they came, but those that are indexes first and by size.</summary>
public class MapValue : ReferenceValue
{
    private readonly OrderedDictionary<string, Value> _entries = [];
    private int _indexes;

    public MapValue()
    {
    }

    public MapValue(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        foreach (var (key, value) in entries) this[key] = value;
    }

    public override ValueKind Kind => ValueKind.Map;

    public virtual int Count => _entries.Count;

    public virtual IEnumerable<string> Keys => _entries.Keys;

    /// <summary>Undefined where the key is missing.</summary>
    public Value this[string key]
    {
        get => TryGet(key, out var value) ? value : Value.Undefined;
        set
        {
            if (_entries.ContainsKey(key)) _entries[key] = value;
            else if (IndexOf(key) is { } index) InsertIndex(index, key, value);
            else _entries.Add(key, value);
        }
    }

    public virtual bool TryGet(string key, out Value value) => _entries.TryGetValue(key, out value);

    public bool Has(string key) => TryGet(key, out _);

    public bool Remove(string key)
    {
        if (!_entries.Remove(key)) return false;
        if (IndexOf(key) is not null) _indexes--;
        return true;
    }

    /// <summary>Whether these are the keyword arguments of a call.</summary>
    internal bool IsKeywords { get; init; }

    private void InsertIndex(uint index, string key, Value value)
    {
        var at = _indexes++;
        while (at > 0 && IndexOf(_entries.GetAt(at - 1).Key) > index) at--;
        _entries.Insert(at, key, value);
    }

    // The keys that JavaScript takes for places in an array: canonical numbers below 2^32 - 1.
    private static uint? IndexOf(string key) =>
        key is [>= '0' and <= '9', ..] && (key.Length == 1 || key[0] != '0') && key.Length <= 10
        && uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index != uint.MaxValue
            ? index
            : null;
}

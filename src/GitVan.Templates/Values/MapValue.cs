using System.Globalization;

namespace GitVan.Templates.Values;

/// <summary>A JavaScript object: keys are strings, in the order they came, but those that are indexes first and by size.</summary>
public class MapValue : ReferenceValue
{
    // Most maps are small, and then looking at every key is faster than hashing one.
    private const int LargestLinear = 8;

    private readonly List<KeyValuePair<string, Value>> _entries = [];
    private Dictionary<string, int>? _places;
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

    public virtual IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>Undefined where the key is missing.</summary>
    public Value this[string key]
    {
        get => TryGet(key, out var value) ? value : Value.Undefined;
        set
        {
            var entry = KeyValuePair.Create(key, value);
            if (Find(key) is >= 0 and var place) _entries[place] = entry;
            else if (IndexOf(key) is { } index) InsertIndex(index, entry);
            else Append(entry);
        }
    }

    public virtual bool TryGet(string key, out Value value)
    {
        var place = Find(key);
        value = place >= 0 ? _entries[place].Value : Value.Undefined;
        return place >= 0;
    }

    public bool Has(string key) => TryGet(key, out _);

    public bool Remove(string key)
    {
        if (Find(key) is not (>= 0 and var place)) return false;
        if (IndexOf(key) is not null) _indexes--;
        _entries.RemoveAt(place);
        _places = null;
        return true;
    }

    /// <summary>Whether these are the keyword arguments of a call.</summary>
    internal bool IsKeywords { get; init; }

    private int Find(string key)
    {
        if (_entries.Count > LargestLinear)
        {
            _places ??= _entries.Index().ToDictionary(entry => entry.Item.Key, entry => entry.Index);
            return _places.TryGetValue(key, out var place) ? place : -1;
        }

        for (var i = 0; i < _entries.Count; i++)
            if (_entries[i].Key == key) return i;
        return -1;
    }

    private void Append(KeyValuePair<string, Value> entry)
    {
        _places?.Add(entry.Key, _entries.Count);
        _entries.Add(entry);
    }

    private void InsertIndex(uint index, KeyValuePair<string, Value> entry)
    {
        var at = _indexes++;
        while (at > 0 && IndexOf(_entries[at - 1].Key) > index) at--;
        if (at == _entries.Count)
        {
            Append(entry);
            return;
        }

        _entries.Insert(at, entry);
        _places = null;
    }

    // The keys that JavaScript takes for places in an array: canonical numbers below 2^32 - 1.
    private static uint? IndexOf(string key) =>
        key is [>= '0' and <= '9', ..] && (key.Length == 1 || key[0] != '0') && key.Length <= 10
        && uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index != uint.MaxValue
            ? index
            : null;
}

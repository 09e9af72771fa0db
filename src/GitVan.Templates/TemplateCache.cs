namespace GitVan.Templates;

/// <summary>The templates that were parsed last, by their source. Bounded by bytes; those used longest ago go first.</summary>
internal sealed class TemplateCache(long capacity)
{
    // A syntax tree takes some times its source: measured on the templates of the benchmark.
    private const int BytesPerCharacter = 16;
    private const int BytesPerTemplate = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _bytes;

    /// <summary>What the kept templates take, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock) return _bytes;
        }
    }

    public Template GetOrParse(string? name, string source, int start, Func<Template> parse)
    {
        var key = new Key(name, source, start);
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var found))
            {
                _byUse.Remove(found);
                _byUse.AddFirst(found);
                return found.Value.Template;
            }
        }

        // Outside the lock: two threads may parse the same template, and the second one's is kept.
        var template = parse();
        var size = ((long)source.Length * BytesPerCharacter) + BytesPerTemplate;
        if (size > capacity) return template;
        lock (_lock)
        {
            if (_entries.Remove(key, out var other)) Remove(other);
            _entries[key] = _byUse.AddFirst(new Entry(key, template, size));
            _bytes += size;
            while (_bytes > capacity) Remove(_byUse.Last!);
        }

        return template;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _bytes -= node.Value.Size;
    }

    private readonly record struct Key(string? Name, string Source, int Start);

    private sealed record Entry(Key Key, Template Template, long Size);
}

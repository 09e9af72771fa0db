namespace GitVan.Templates.Values;

/// <summary>
/// A long text that was appended to, with room behind it: what a loop builds is not copied in each round. Values share one, each with its own length.
/// Nothing that a value covers ever changes, so that threads may share it too.
/// </summary>
internal sealed class GrownText
{
    /// <summary>Shorter texts are copied faster than this is made.</summary>
    public const int Shortest = 256;

    private readonly char[] _chars;
    private int _used;
    private string? _text;

    private GrownText(ReadOnlySpan<char> start, string more)
    {
        _used = start.Length + more.Length;
        _chars = new char[_used * 2];
        start.CopyTo(_chars);
        more.CopyTo(_chars.AsSpan(start.Length));
    }

    /// <summary>A text with more behind it.</summary>
    public static GrownText Of(string start, string more) => new(start, more);

    /// <summary>The first <paramref name="length"/> characters with more behind them: here, unless another value has taken the room.</summary>
    public GrownText Append(int length, string more)
    {
        var end = length + more.Length;
        if (end > _chars.Length || Interlocked.CompareExchange(ref _used, end, length) != length) return new GrownText(_chars.AsSpan(0, length), more);
        more.CopyTo(_chars.AsSpan(length));
        return this;
    }

    /// <summary>The first <paramref name="length"/> characters.</summary>
    public string ToString(int length)
    {
        if (_text is { } text && text.Length == length) return text;
        return _text = new string(_chars, 0, length);
    }
}

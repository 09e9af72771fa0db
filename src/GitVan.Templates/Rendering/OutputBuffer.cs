using System.Buffers;

namespace GitVan.Templates.Rendering;

/// <summary>What a rendering has written. A part of it can be taken back, which is how <c>set</c> and macros capture theirs.</summary>
internal sealed class OutputBuffer(int limit) : IDisposable
{
    private const int FirstLength = 256;

    private char[] _chars = ArrayPool<char>.Shared.Rent(FirstLength);

    public int Length { get; private set; }

    public void Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Removes and returns everything from a place on.</summary>
    public string TakeFrom(int start)
    {
        var text = new string(_chars, start, Length - start);
        Length = start;
        return text;
    }

    public void Truncate(int start) => Length = start;

    /// <summary>Gives the memory back for the next rendering.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        Length = 0;
    }

    private void Reserve(int more)
    {
        if (more > limit - Length) throw new TemplateException($"the output is longer than {limit} characters") { Hint = "raise the limit OutputLength" };
        if (more <= _chars.Length - Length) return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + more, (int)Math.Min(_chars.Length * 2L, limit)));
        _chars.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}

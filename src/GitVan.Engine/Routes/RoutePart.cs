namespace GitVan.Engine.Routes;

/// <summary>
/// One piece of a pattern. A path is matched with <c>/</c> before it, so that every segment, of pattern and path, is <c>/</c> and what follows.
/// </summary>
internal abstract record RoutePart
{
    private RoutePart() { }

    /// <summary>The parameter that gets what is matched.</summary>
    public virtual string? Name => null;

    /// <summary>Where this part ends when it begins at <paramref name="at"/> and all behind it fits; -1 where it can't begin there.</summary>
    /// <param name="own">The answers for later beginnings: asking them keeps matching linear.</param>
    /// <param name="next">The next part's answers.</param>
    public abstract int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next);

    private static int If(ReadOnlySpan<int> fits, int end) => fits[end] >= 0 ? end : -1;

    private static bool IsInSegment(ReadOnlySpan<char> path, int at) => at < path.Length && path[at] != '/';

    /// <summary>What stands there as it is.</summary>
    public sealed record Text(string Value) : RoutePart
    {
        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next) =>
            path[at..].StartsWith(Value) ? If(next, at + Value.Length) : -1;
    }

    /// <summary><c>{a,b}</c>: the first that fits.</summary>
    public sealed record OneOf(IReadOnlyList<string> Values) : RoutePart
    {
        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next)
        {
            foreach (var value in Values)
            {
                if (path[at..].StartsWith(value) && next[at + value.Length] >= 0)
                    return at + value.Length;
            }

            return -1;
        }
    }

    /// <summary><c>?</c>: one character, never half of one.</summary>
    public sealed record Character : RoutePart
    {
        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next)
        {
            if (!IsInSegment(path, at) || char.IsLowSurrogate(path[at]))
                return -1;
            var isPair = at + 1 < path.Length && char.IsSurrogatePair(path[at], path[at + 1]);
            return If(next, at + (isPair ? 2 : 1));
        }
    }

    /// <summary><c>*</c>: as few characters of a segment as fit, or none.</summary>
    public sealed record Any : RoutePart
    {
        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next) =>
            next[at] >= 0 ? at : IsInSegment(path, at) ? own[at + 1] : -1;
    }

    /// <summary><c>[name]</c>: as few characters of a segment as fit, but one.</summary>
    public sealed record Parameter(string Called) : RoutePart
    {
        public override string Name => Called;

        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next) =>
            !IsInSegment(path, at) ? -1 : next[at + 1] >= 0 ? at + 1 : own[at + 1];
    }

    /// <summary><c>[[name]]</c>: one segment where that fits, else none.</summary>
    public sealed record Optional(string Called) : RoutePart
    {
        public override string Name => Called;

        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next) =>
            SegmentEnd(path, at) is >= 0 and var end && next[end] >= 0 ? end : If(next, at);
    }

    /// <summary><c>**</c>, <c>[...name]</c> and <c>[[...name]]</c>: as few segments as fit.</summary>
    public sealed record Segments(string? Called, bool MayBeNone) : RoutePart
    {
        public override string? Name => Called;

        public override int End(ReadOnlySpan<char> path, int at, ReadOnlySpan<int> own, ReadOnlySpan<int> next)
        {
            if (MayBeNone && next[at] >= 0)
                return at;
            return SegmentEnd(path, at) is >= 0 and var end ? next[end] >= 0 ? end : own[end] : -1;
        }
    }

    /// <summary>The end of the segment that begins here; -1 where none does.</summary>
    private static int SegmentEnd(ReadOnlySpan<char> path, int at)
    {
        if (at >= path.Length || path[at] != '/')
            return -1;
        var length = path[(at + 1)..].IndexOf('/');
        return length < 0 ? at + 1 < path.Length ? path.Length : -1 : length == 0 ? -1 : at + 1 + length;
    }
}

using System.Globalization;

namespace GitVan.Engine.Configuration;

/// <summary>Lengths of time as people write them: <c>500ms</c>, <c>60s</c>, <c>2m</c>, <c>1h30m</c>, or a plain number of seconds.</summary>
public static class Duration
{
    /// <summary>More than anybody waits, and less than a .NET timer can count.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1000);

    /// <summary>The units from large to small, each with the digits it may have.</summary>
    private static readonly (string Name, int Digits, long Ticks)[] Units =
    [
        ("h", 3, TimeSpan.TicksPerHour), ("m", 4, TimeSpan.TicksPerMinute), ("s", 5, TimeSpan.TicksPerSecond), ("ms", 7, TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>Reads whole numbers with units, largest unit first. False for zero, and for more than <see cref="Longest"/>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var rest = text.AsSpan();
        var ticks = 0L;
        foreach (var (name, digits, size) in Units)
        {
            var length = rest.IndexOfAnyExceptInRange('0', '9');
            if (length < 1 || !UnitOf(rest[length..]).SequenceEqual(name))
                continue;
            if (length > digits)
                return false;
            ticks += long.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture) * size;
            rest = rest[(length + name.Length)..];
        }

        duration = TimeSpan.FromTicks(ticks);
        return rest.IsEmpty && ticks > 0 && duration <= Longest;
    }

    /// <summary>The canonical text, such as <c>1h30m</c>; null for what has no whole number of milliseconds or is not above zero.</summary>
    public static string? ToText(TimeSpan duration)
    {
        var ticks = duration.Ticks;
        if (ticks <= 0 || ticks % TimeSpan.TicksPerMillisecond != 0 || duration > Longest)
            return null;
        var text = "";
        foreach (var (name, _, size) in Units)
        {
            if (ticks / size is > 0 and var count)
                text += count.ToString(CultureInfo.InvariantCulture) + name;
            ticks %= size;
        }

        return text;
    }

    private static ReadOnlySpan<char> UnitOf(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('0', '9') is >= 0 and var end ? text[..end] : text;
}

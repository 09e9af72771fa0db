using System.Globalization;
using System.Text;

namespace GitVan.Engine.Templating;

/// <summary>The difference of two files as one hunk of a unified diff: templates write whole files, or lines at one place.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="old">Null where there was no file.</param>
    public static string Write(string path, byte[]? old, byte[] content)
    {
        if (old?.Contains((byte)0) == true || content.Contains((byte)0))
            return "Binary files differ\n";
        var (before, after) = (Lines(old ?? []), Lines(content));
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        if (start == before.Length && start == after.Length)
            return "";

        var head = Math.Min(Context, start);
        var tail = Math.Min(Context, end);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- {(old is null ? "/dev/null" : "a/" + path)}\n+++ b/{path}\n");
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(start - head, before.Length - start - end + head + tail)} +{Range(start - head, after.Length - start - end + head + tail)} @@\n");
        Add(' ', before.AsSpan((start - head)..start));
        Add('-', before.AsSpan(start..^end));
        Add('+', after.AsSpan(start..^end));
        Add(' ', before.AsSpan(^end..^(end - tail)));
        return text.ToString();

        void Add(char sign, ReadOnlySpan<string> lines)
        {
            foreach (var line in lines)
                text.Append(sign).Append(line).Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
        }
    }

    // An empty range is named by the line before it.
    private static string Range(int start, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static string[] Lines(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var lines = text.Split('\n').Select(line => line + "\n").ToArray();
        return lines[^1] == "\n" ? lines[..^1] : [.. lines[..^1], lines[^1][..^1]];
    }
}

using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>What git prints and reads with <c>-z</c>.</summary>
internal static class NulText
{
    /// <summary>The fields, each ended by a NUL; one at the end may do without.</summary>
    public static IReadOnlyList<string> Split(ReadOnlySpan<byte> output)
    {
        List<string> fields = [];
        while (!output.IsEmpty)
        {
            var end = output.IndexOf((byte)0);
            fields.Add(NativeText.Decode(end < 0 ? output : output[..end]));
            output = end < 0 ? [] : output[(end + 1)..];
        }

        return fields;
    }

    /// <summary>Fields for what git reads with <c>-z</c>.</summary>
    public static byte[] Join(IEnumerable<string> fields) => NativeText.Encode(string.Concat(fields.Select(field => field + '\0')));
}

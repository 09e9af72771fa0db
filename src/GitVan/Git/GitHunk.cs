using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A place that a diff changes. Lines are counted from 1.</summary>
/// <param name="OldStart">Its first line before.</param>
/// <param name="OldLines">How many lines it had.</param>
/// <param name="NewStart">Its first line afterwards.</param>
/// <param name="NewLines">How many lines it has.</param>
/// <param name="Heading">What git shows behind the numbers, often the function; empty where there is nothing.</param>
/// <param name="Lines">Each with its sign: a space, <c>+</c> or <c>-</c>; and git's <c>\ No newline at end of file</c> as one more.</param>
public sealed record GitHunk(int OldStart, int OldLines, int NewStart, int NewLines, string Heading, IReadOnlyList<string> Lines)
{
    internal static GitHunk Read(JsonElement json) => new(
        (int)json.Number("oldStart"),
        (int)json.Number("oldLines"),
        (int)json.Number("newStart"),
        (int)json.Number("newLines"),
        json.Text("heading"),
        json.Texts("lines"));
}

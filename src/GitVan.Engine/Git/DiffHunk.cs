namespace GitVan.Engine.Git;

/// <summary>A part of a patch. Lines are counted from 1; where a side has none, its start is the line before.</summary>
/// <param name="Heading">What stands behind the second <c>@@</c>: usually the function it is in.</param>
/// <param name="Lines">Each with its sign: a space, <c>+</c>, <c>-</c>, or a backslash before git's own remark that a file ends without a line's end.</param>
internal sealed record DiffHunk(int OldStart, int OldLines, int NewStart, int NewLines, string Heading, IReadOnlyList<string> Lines);

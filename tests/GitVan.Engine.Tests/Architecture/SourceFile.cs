namespace GitVan.Engine.Tests.Architecture;

/// <summary>One C# file.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>What is not a comment of its own line, with the line's number from 1.</summary>
    public IEnumerable<(int Number, string Text)> Code =>
        Lines.Select((text, index) => (Number: index + 1, Text: text)).Where(line => !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal));
}

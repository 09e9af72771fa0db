namespace GitVan.Engine.Tests.Staging;

/// <summary>A path at one moment: a text of blocks far enough apart that no two of them can be in each other's way, a link to what the first one says, or
/// nothing.</summary>
internal sealed record StagedSide(string[]? Blocks, bool IsLink = false, bool CanRun = false)
{
    private const int Count = 4;

    public static StagedSide Absent { get; } = new((string[]?)null);

    public string? Text => Blocks is null ? null : IsLink ? Blocks[0] : string.Concat(Blocks.Select(block => $"a\nb\nc\n{block}\nd\ne\nf\n"));

    public string Mode => IsLink ? "120000" : CanRun ? "100755" : "100644";

    public bool IsFile => Blocks is not null && !IsLink;

    public static StagedSide Of(string word) => new([.. Enumerable.Repeat(word, Count)]);

    public bool HasContentOf(StagedSide other) => Text == other.Text && IsLink == other.IsLink;

    public bool IsSame(StagedSide other) => HasContentOf(other) && CanRun == other.CanRun;

    /// <summary>Few words, so that two sides often come to the same, and sizes often stay the same.</summary>
    public StagedSide Vary(Random random, string word)
    {
        var isLink = random.Next(15) == 0 ? !IsLink : IsLink;
        return new([.. Blocks!.Select(block => random.Next(4) switch { 0 => $"{word}{random.Next(2)}", 1 => $"y{random.Next(3)}", _ => block })], isLink, !isLink && (random.Next(10) == 0 ? !CanRun : CanRun));
    }

    /// <returns>Null where two made something else of the same block.</returns>
    public StagedSide? Merge(StagedSide one, StagedSide other)
    {
        var merged = Blocks!.Select((text, i) => one.Blocks![i] != text && other.Blocks![i] != text && one.Blocks[i] != other.Blocks[i] ? null : one.Blocks[i] != text ? one.Blocks[i] : other.Blocks![i]).ToList();
        return merged.Contains(null) ? null : one with { Blocks = [.. merged!] };
    }
}

namespace GitVan.Engine.Tests.Staging;

/// <summary>One file in a random situation, and what a simple model says becomes of it. A text is blocks far enough apart that no two of them can
/// be in each other's way; null is a file that is not there.</summary>
internal sealed class StagedCase
{
    private const int Blocks = 4;

    public StagedCase(Random random)
    {
        IsGiven = random.Next(5) > 0;
        Head = random.Next(6) == 0 ? null : Vary([.. Enumerable.Repeat("head", Blocks)], random, "h");
        Staged = Vary(Head ?? [.. Enumerable.Repeat("new", Blocks)], random, "s");
        Work = random.Next(8) switch { 0 => null, 1 or 2 => Staged, _ => Vary(Staged, random, "w") };
        Fixed = random.Next(8) switch { 0 => null, 1 or 2 => Staged, _ => Vary(Staged, random, "x") };
    }

    public bool IsGiven { get; }

    public string[]? Head { get; }

    public string[] Staged { get; }

    public string[]? Work { get; }

    /// <summary>What the job makes of what is staged.</summary>
    public string[]? Fixed { get; }

    public string? ExpectedIndex => TextOf(IsGiven ? Fixed : Staged);

    public string? ExpectedWork => TextOf(!IsGiven ? Work : Same(Work, Staged) ? Fixed : Same(Fixed, Staged) || Work is null || Fixed is null ? Work : Merge(Work, Fixed));

    public static string? TextOf(string[]? blocks) => blocks is null ? null : string.Concat(blocks.Select(block => $"a\nb\nc\n{block}\nd\ne\nf\n"));

    private string[] Merge(string[] work, string[] made)
    {
        var merged = Staged.Select((text, i) => work[i] != text && made[i] != text && work[i] != made[i] ? null : work[i] != text ? work[i] : made[i]).ToList();
        return merged.Contains(null) ? work : [.. merged!];
    }

    private static bool Same(string[]? one, string[]? other) => TextOf(one) == TextOf(other);

    // Few words, so that two sides often come to the same, and sizes often stay the same.
    private static string[] Vary(string[] blocks, Random random, string word) =>
        [.. blocks.Select(block => random.Next(4) switch { 0 => $"{word}{random.Next(2)}", 1 => $"y{random.Next(3)}", _ => block })];
}

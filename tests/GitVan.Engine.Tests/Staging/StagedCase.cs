namespace GitVan.Engine.Tests.Staging;

/// <summary>One file in a random situation, and what a simple model says becomes of it.</summary>
internal sealed class StagedCase
{
    public const int Jobs = 3;

    public StagedCase(Random random)
    {
        Job = random.Next(5) > 0 ? random.Next(Jobs) : null;
        Head = random.Next(6) == 0 ? StagedSide.Absent : StagedSide.Of("head").Vary(random, "h");
        IsIntended = random.Next(15) == 0;
        if (IsIntended)
        {
            Head = Staged = StagedSide.Absent;
            Work = StagedSide.Of("new").Vary(random, "w");
            Fixed = Change(Work, random, "x");
            return;
        }

        // A file that was taken out of the index is no job's.
        if (random.Next(12) == 0)
        {
            Job = null;
            Staged = Fixed = StagedSide.Absent;
            Work = Change(StagedSide.Of("out"), random, "w");
            return;
        }

        Staged = (Head.Blocks is null ? StagedSide.Of("new") : Head).Vary(random, "s");
        Work = Change(Staged, random, "w");
        Fixed = Change(Staged, random, "x");
    }

    /// <summary>Which job is given it; null for none.</summary>
    public int? Job { get; }

    /// <summary><c>git add -N</c>.</summary>
    public bool IsIntended { get; }

    public StagedSide Head { get; }

    public StagedSide Staged { get; }

    public StagedSide Work { get; }

    /// <summary>What the job makes of what it sees.</summary>
    public StagedSide Fixed { get; }

    /// <summary>What the job is to see.</summary>
    public StagedSide Seen => IsIntended ? Work : Staged;

    public StagedSide ExpectedWork
    {
        get
        {
            if (Job is null || Fixed.IsSame(Seen))
                return Work;
            if (Work.IsSame(Seen))
                return Fixed;
            var text = Fixed.HasContentOf(Staged) || Fixed.HasContentOf(Work) ? Work : Work.IsFile && Staged.IsFile && Fixed.IsFile ? Staged.Merge(Work, Fixed) : null;
            return text is { IsFile: true } && Staged.IsFile && Fixed.IsFile && Fixed.CanRun != Staged.CanRun ? text with { CanRun = Fixed.CanRun } : text ?? Work;
        }
    }

    /// <param name="failed">The job that failed.</param>
    public StagedSide ExpectedIndex(int? failed) => Job is null || Job == failed ? Staged : Fixed;

    private static StagedSide Change(StagedSide side, Random random, string word) => random.Next(8) switch { 0 => StagedSide.Absent, 1 or 2 => side, _ => side.Vary(random, word) };
}

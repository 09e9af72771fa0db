namespace GitVan.Engine.Configuration;

/// <summary>What a configuration may not exceed. A repository is a stranger's: no file of it may cost memory or time without bound.</summary>
internal sealed class NodeLimits(string file)
{
    public const int LargestFile = 1 << 20;
    public const int Deepest = 64;
    private const int MostNodes = 100_000;

    private int nodes;

    /// <summary>Counts one more value; aliases count each time they are used.</summary>
    public void Count(Place place, int depth)
    {
        if (depth > Deepest)
            throw Error(place, $"nested more than {Deepest} deep");
        if (++nodes > MostNodes)
            throw Error(place, $"more than {MostNodes} values, aliases included");
    }

    /// <summary>JSON has no word for what a number can't hold.</summary>
    public double Finite(Place place, double number) =>
        double.IsFinite(number) ? number : throw Error(place, "the number is too large");

    public GitVanException Error(Place place, string message) => new($"{place with { File = file }}: {message}");
}

namespace GitVan.Benchmarks;

/// <summary>A promise of the design and what was found of it.</summary>
/// <param name="Limit">In <paramref name="Unit"/>.</param>
/// <param name="Found">Null where it could not be measured.</param>
internal sealed record Budget(string What, double Limit, double? Found, string Unit)
{
    public string Verdict => Found switch
    {
        null => "not measured",
        var found when found <= Limit => "met",
        _ => "**missed**",
    };
}

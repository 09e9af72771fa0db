using System.Globalization;

namespace GitVan.Templates.Tests;

/// <summary>Which random templates a run makes, and how many: GITVAN_TEMPLATE_SEED repeats a run, GITVAN_TEMPLATE_ROUNDS makes a long one by hand.</summary>
internal static class RandomRun
{
    public static int Seed { get; } = Read("GITVAN_TEMPLATE_SEED") ?? Random.Shared.Next();

    public static int Rounds(int standard) => Read("GITVAN_TEMPLATE_ROUNDS") ?? standard;

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}

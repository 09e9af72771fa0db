namespace GitVan.Templates.Tests;

/// <summary>Every case renders to the same bytes as nunjucks renders it to, or fails in both.</summary>
public sealed class DifferentialTests
{
    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_render_as_nunjucks_renders_them(string file)
    {
        var cases = CaseFile.Read(file).ToList();
        var expected = Nunjucks.Get().Render([.. cases.Select(one => one.Request)]);

        var different = cases.Zip(expected)
            .Select(pair => (pair.First.Line, pair.First.Request, Expected: pair.Second, Actual: Ours.Render(pair.First.Request)))
            .Where(one => one.Expected.Text != one.Actual.Text)
            .Select(one => $"{file}.txt:{one.Line}: {one.Request.Template.Replace("\n", "⏎", StringComparison.Ordinal)}\n  nunjucks: {one.Expected}\n  ours:     {one.Actual}")
            .ToList();

        Assert.True(different.Count == 0, $"{different.Count} of {cases.Count} differ\n" + string.Join('\n', different));
    }
}

using System.Text.Json;

namespace GitVan.Templates.Tests;

/// <summary>Every case renders to the same bytes as nunjucks renders it to, or fails in both.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int RandomTemplates = 10_000;
    private const int BatchSize = 250;
    private const int MostFailures = 10;
    private const int LastLetter = 0x2FFFF;

    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_render_as_nunjucks_renders_them(string file)
    {
        var cases = CaseFile.Read(file).ToList();
        var expected = Nunjucks.Get().Render([.. cases.Select(one => one.Request)]);

        var different = cases.Zip(expected)
            .Select(pair => (pair.First.Line, Difference: Difference(pair.First.Request, pair.Second)))
            .Where(one => one.Difference is not null)
            .Select(one => $"{file}.txt:{one.Line}: {one.Difference}")
            .ToList();

        output.WriteLine($"{cases.Count} cases");
        Assert.True(different.Count == 0, $"{different.Count} of {cases.Count} differ\n" + string.Join('\n', different));
    }

    /// <summary>What it finds belongs into Cases/found.txt.</summary>
    [Fact]
    public void Random_templates_render_as_nunjucks_renders_them()
    {
        var (seed, rounds) = (RandomRun.Seed, RandomRun.Rounds(RandomTemplates));
        output.WriteLine($"seed {seed}, {rounds} templates");
        var generator = new TemplateGenerator(new Random(seed));
        var reference = Nunjucks.Get();

        var failures = new List<string>();
        for (var done = 0; done < rounds && failures.Count < MostFailures; done += BatchSize)
        {
            var requests = Enumerable.Range(0, BatchSize).Select(_ => generator.Next()).ToArray();
            failures.AddRange(requests.Zip(reference.Render(requests))
                .Where(pair => Difference(pair.First, pair.Second) is not null)
                .Select(pair => Shrinker.Shrink(pair.First, one => Kind(one, reference.Render([one])[0]) == Kind(pair.First, pair.Second)))
                .Select(small => $"{Difference(small, reference.Render([small])[0])}\n  options: {JsonSerializer.Serialize(small.Options, RenderJson.Default.RenderOptions)}"));
        }

        Assert.True(failures.Count == 0, $"seed {seed}:\n{string.Join('\n', failures)}");
    }

    [Fact]
    public void Every_character_has_the_case_that_JavaScript_gives_it()
    {
        var letters = string.Concat(Enumerable.Range(0, LastLetter)
            .Where(c => c is not (>= 0xD800 and <= 0xDFFF) && !IsYoung(c) && char.IsLetter(char.ConvertFromUtf32(c), 0))
            .Select(c => char.ConvertFromUtf32(c) + " "));
        var request = new RenderRequest { Template = "{{ s|upper }}{{ s|lower }}", Context = JsonSerializer.Serialize(new() { ["s"] = letters }, RenderJson.Default.DictionaryStringString) };

        var (expected, actual) = (Nunjucks.Get().Render([request])[0].Text!, Ours.Render(request).Text!);

        var (left, right) = (expected.Split(' '), actual.Split(' '));
        var different = left.Zip(right).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} {pair.Second} U+{char.ConvertToUtf32(pair.Second, 0):X}").ToList();
        Assert.Equal(left.Length, right.Length);
        Assert.True(different.Count == 0, $"{different.Count}: {string.Join(", ", different)}");
    }

    // Letters of Unicode 17, which Node's Unicode is too old for.
    private static bool IsYoung(int letter) => letter is (>= 0xA7D2 and <= 0xA7D5) or (>= 0x16EA0 and <= 0x16EDF);

    // What a smaller template must keep, so that it shows the same difference and no other.
    private static string? Kind(RenderRequest request, RenderAnswer expected) => Difference(request, expected) is null ? null
        : $"{expected.Text is null} {Ours.Render(request).Error?.Split(": ", 2)[^1]}";

    private static string? Difference(RenderRequest request, RenderAnswer expected)
    {
        var actual = Ours.Render(request);
        return expected.Text == actual.Text || KnownDifferences.Reason(request.Template, expected, actual) is not null ? null
            : $"{request.Template.Replace("\n", "⏎", StringComparison.Ordinal)}\n  nunjucks: {expected}\n  ours:     {actual}";
    }
}

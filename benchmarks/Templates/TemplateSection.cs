using System.Globalization;

namespace GitVan.Benchmarks.Templates;

/// <summary>The part of the report about templates.</summary>
internal static class TemplateSection
{
    public static IEnumerable<string> Write(TemplateCases cases, int rounds)
    {
        yield return "## Templates\n";
        yield return $"One rendering, warm: nunjucks 3.2.4 has compiled the templates, and ours has parsed them. They took turns, {rounds} times 100 ms for each. Memory is what one rendering";
        yield return "allocates: for nunjucks the growth of a heap that is not collected meanwhile. Its text is read once, since until then it is a tree of parts.\n";
        yield return $"| template | {string.Join(" | ", cases.Renderers.Select(one => one == cases.Reference ? $"{one.Name} | memory" : $"{one.Name} | times nunjucks' throughput | memory"))} |";
        yield return $"| --- |{string.Concat(cases.Renderers.Select(one => one == cases.Reference ? " --- | --- |" : " --- | --- | --- |"))}";
        foreach (var (name, (what, _)) in TemplateValues.All)
        {
            var cells = cases.Renderers.Select(one => one == cases.Reference
                ? $"{Time(one.Time(name).Median)} | {Size(cases.Bytes(one, name))}"
                : $"{Time(one.Time(name).Median)} | {Throughput(cases, one, name)} | {Size(cases.Bytes(one, name))}");
            yield return $"| {what} | {string.Join(" | ", cells)} |";
        }

        yield return "\nThe greeting by a process of its own, with template and values read from files:\n";
        yield return "| command | median | half of them |";
        yield return "| --- | --- | --- |";
        foreach (var one in new[] { cases.ReferenceWhole, cases.OursWhole }.OfType<Case>())
            yield return $"| {one.Name} | {Time(one.Median)} | {Time(one.Spread.LowerQuarter)} to {Time(one.Spread.UpperQuarter)} |";
        yield return "";
    }

    private static string Throughput(TemplateCases cases, Renderer one, string template) =>
        cases.Reference is { } reference ? $"{(reference.Time(template).Median / one.Time(template).Median).ToString("0.00", CultureInfo.InvariantCulture)} ×" : "-";

    private static string Time(TimeSpan time) => time.TotalMilliseconds >= 1
        ? time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms"
        : time.TotalMicroseconds.ToString("0.0", CultureInfo.InvariantCulture) + " µs";

    private static string Size(double? bytes) => bytes switch
    {
        null => "-",
        >= 1 << 20 => (bytes.Value / (1 << 20)).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes.Value / (1 << 10)).ToString("0.0", CultureInfo.InvariantCulture) + " KB",
    };
}

// Measures the executable against git and other hook managers: `dotnet run build.cs -- bench`. The cases take turns, so that whatever
// else the machine does meets all of them.
using GitVan.Benchmarks;
using GitVan.Benchmarks.Hooks;
using GitVan.Benchmarks.Templates;

const int WarmUps = 5;

if (args is not [var executable, var repository, var output, var given] || !int.TryParse(given, out var rounds) || rounds < 1)
{
    Console.Error.WriteLine("usage: GitVan.Benchmarks EXECUTABLE REPOSITORY OUTPUT ROUNDS");
    return 2;
}

// Of what takes longer, or is many calls by itself.
var slowRounds = Math.Max(1, rounds / 4);

using var scratch = new Scratch();
try
{
    var machine = Machine.Describe(scratch, executable, repository).ToList();
    Console.WriteLine($"bench: preparing repositories and peers in {scratch.Root}");
    var cases = new Cases(scratch, executable, Path.Combine(repository, "benchmarks", "jobs"));
    var hooks = new HookCases(scratch, executable);
    using var templates = new TemplateCases(scratch, executable, repository);
    foreach (var missing in cases.Missing.Concat(hooks.Missing).Concat(templates.Missing))
        Console.WriteLine($"bench: not measured: {missing}");

    Console.WriteLine($"bench: {rounds} rounds of {cases.All.Count} cases");
    for (var round = -WarmUps; round < rounds; round++)
    {
        foreach (var one in cases.All)
            one.Measure(keep: round >= 0);
    }

    for (var round = -1; round < slowRounds; round++)
    {
        foreach (var one in cases.Languages.Calls)
            one.Measure(keep: round >= 0);
    }

    hooks.Measure(slowRounds);
    templates.Measure(slowRounds);

    foreach (var one in cases.All)
    {
        one.Prepare();
        one.Processes = ProcessCount.Trace(one.Command, scratch.In("trace"));
        if (cases.StartUps.Contains(one))
            one.PeakMemory = PeakMemory.Of(one.Command, scratch.In("memory"));
    }

    Directory.CreateDirectory(Path.GetDirectoryName(output)!);
    File.WriteAllText(output, new Report(cases, hooks, templates, machine, rounds, slowRounds).Write());
    foreach (var budget in Budgets.Of(cases))
        Console.WriteLine($"bench: {budget.Verdict.Trim('*'),-12} {budget.What}");
    Console.WriteLine($"bench: wrote {output}");
    return 0;
}
catch (BenchmarkFailed failure)
{
    Console.Error.WriteLine($"bench: {failure.Message}");
    return 1;
}

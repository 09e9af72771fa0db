// Measures the executable against git and other hook managers: `dotnet run build.cs -- bench`. The cases take turns, so that whatever
// else the machine does meets all of them.
using GitVan.Benchmarks;

const int WarmUps = 5, Rounds = 150, CallRounds = 25;

if (args is not [var executable, var repository, var output])
{
    Console.Error.WriteLine("usage: GitVan.Benchmarks EXECUTABLE REPOSITORY OUTPUT");
    return 2;
}

using var scratch = new Scratch();
try
{
    var machine = Machine.Describe(scratch, executable, repository).ToList();
    Console.WriteLine($"bench: preparing repositories and peers in {scratch.Root}");
    var cases = new Cases(scratch, executable, Path.Combine(repository, "benchmarks", "jobs"));
    foreach (var missing in cases.Missing)
        Console.WriteLine($"bench: not measured: {missing}");

    Console.WriteLine($"bench: {Rounds} rounds of {cases.All.Count} cases");
    for (var round = -WarmUps; round < Rounds; round++)
    {
        foreach (var one in cases.All)
            one.Measure(keep: round >= 0);
    }

    for (var round = -1; round < CallRounds; round++)
    {
        foreach (var one in cases.Languages.Calls)
            one.Measure(keep: round >= 0);
    }

    foreach (var one in cases.All)
    {
        one.Prepare();
        one.Processes = ProcessCount.Trace(one.Command, scratch.In("trace"));
        if (cases.StartUps.Contains(one))
            one.PeakMemory = PeakMemory.Of(one.Command, scratch.In("memory"));
    }

    Directory.CreateDirectory(Path.GetDirectoryName(output)!);
    File.WriteAllText(output, new Report(cases, machine, Rounds, CallRounds).Write());
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

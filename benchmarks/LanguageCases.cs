namespace GitVan.Benchmarks;

/// <summary>Warm jobs of each language beside what runs them, the calls that jobs make, and a hook among many jobs that are not for it.</summary>
internal sealed class LanguageCases
{
    private const int Crowd = 10;

    // With the settings that jobs are built with: what is left is .NET's own.
    private const string EmptyProgram =
        """
        #:property PublishAot=false
        #:property InvariantGlobalization=true
        #:property ConcurrentGarbageCollection=false
        #:property EventSourceSupport=false
        #:property TieredPGO=false
        return 0;

        """;

    private readonly JobRepository repository, crowded;
    private readonly List<Case> jobs = [];
    private readonly List<CallCase> calls = [];

    /// <param name="sources">The folder that jobs are copied from.</param>
    public LanguageCases(Scratch scratch, string executable, string sources)
    {
        repository = new JobRepository(scratch, "jobs", executable, sources);
        crowded = new JobRepository(scratch, "crowded", executable, sources);
        AddShell();
        AddCSharp(scratch);
        AddJavaScript();
        AddPython();
        repository.Prepare();
        crowded.Prepare();
        BuildNative();
        CrowdedHook = new($"the same, beside {Crowd} C# and {Crowd} JavaScript jobs of other hooks", crowded.Command(executable, "hook", "pre-push", "origin", "nowhere"));
    }

    public Case CrowdedHook { get; }

    /// <summary>Each language's behind the bare program that runs it.</summary>
    public IReadOnlyList<Case> Jobs => jobs;

    public IReadOnlyList<CallCase> Calls => calls;

    public Case Managed => jobs.Single(one => one.Name == "C#, managed: empty");

    public Case? Native => jobs.Find(one => one.Name == "C#, native: empty");

    public CallCase? NativeCalls => calls.Find(one => one.Name == "C#, native");

    /// <summary>What could not be measured, and why.</summary>
    public List<string> Missing { get; } = [];

    private void AddShell()
    {
        repository.Add("shell/empty.sh", "shell/empty.sh");
        jobs.Add(Job("an executable in shell", "shell:empty"));
    }

    private void AddCSharp(Scratch scratch)
    {
        foreach (var kind in (string[])["native", "managed"])
        {
            foreach (var file in (string[])["empty.cs", "changes.cs", "calls.cs"])
                repository.Add($"csharp/{file}", $"{kind}/{file}");
        }

        for (var i = 0; i < Crowd; i++)
            crowded.Add("csharp/changes.cs", $"csharp/changes-{i}.cs");

        var dotnet = Environment.ProcessPath!;
        jobs.AddRange(
        [
            Job("C#, native", "native:empty"),
            Job("C#, native", "native:changes"),
            new("`dotnet exec` of an empty program", repository.Command(dotnet, "exec", BuildEmptyProgram(scratch, dotnet))),
            Job("C#, managed", "managed:empty"),
            Job("C#, managed", "managed:changes"),
        ]);
        calls.AddRange([new("C#, native", repository.Run("native:calls")), new("C#, managed", repository.Run("managed:calls"))]);
    }

    private void AddJavaScript()
    {
        if (Scratch.Find("node") is not { } node)
        {
            Missing.Add("JavaScript jobs: node is not on the PATH");
            return;
        }

        foreach (var file in (string[])["empty.mjs", "changes.mjs", "calls.mjs"])
            repository.Add($"javascript/{file}", $"javascript/{file}");
        for (var i = 0; i < Crowd; i++)
            crowded.Add("javascript/changes.mjs", $"javascript/changes-{i}.mjs");
        jobs.AddRange([new("`node -e 0`", repository.Command(node, "-e", "0")), Job("JavaScript", "javascript:empty"), Job("JavaScript", "javascript:changes")]);
        calls.Add(new("JavaScript", repository.Run("javascript:calls")));
    }

    private void AddPython()
    {
        if (Scratch.Find("python3") is null)
        {
            Missing.Add("calls from Python: python3 is not on the PATH");
            return;
        }

        repository.Add("python/calls.py", "python/calls.py");
        calls.Add(new("Python", repository.Run("python:calls")));
    }

    private void BuildNative()
    {
        if (repository.TryBuildNative(["native:empty", "native:changes", "native:calls"], out var reason))
            return;
        Missing.Add($"native C# jobs: {reason}");
        jobs.RemoveAll(one => one.Name.StartsWith("C#, native", StringComparison.Ordinal));
        calls.RemoveAll(one => one.Name == "C#, native");
    }

    private static string BuildEmptyProgram(Scratch scratch, string dotnet)
    {
        var folder = Directory.CreateDirectory(scratch.In("empty")).FullName;
        File.WriteAllText(Path.Combine(folder, "empty.cs"), EmptyProgram);
        // No server may outlive the build, and take time from what is measured.
        var environment = new Dictionary<string, string>(scratch.Environment()) { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" };
        Scratch.Run(new Command(dotnet, ["build", "empty.cs", "-c", "Release", "-o", "built", "-p:UseSharedCompilation=false"], folder, environment));
        return Path.Combine(folder, "built", "empty.dll");
    }

    private Case Job(string language, string job) => new($"{language}: {job.Split(':')[1]}", repository.Run(job));
}

using System.Diagnostics;

namespace GitVan.Benchmarks;

/// <summary>
/// A folder with a home and a git configuration of its own, where everything is measured. Programs see only the variables that are named
/// here: peers look at many, CI's among them.
/// </summary>
internal sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Root = Directory.CreateTempSubdirectory("gitvan-bench-").FullName;
        Directory.CreateDirectory(In("home"));

        // Git's own housekeeping would run in some rounds and not in others.
        File.WriteAllText(In("gitconfig"), "[user]\n\tname = Bench\n\temail = bench@gitvan.invalid\n[init]\n\tdefaultBranch = main\n[maintenance]\n\tauto = false\n[gc]\n\tauto = 0\n");
    }

    public string Root { get; }

    public string In(string path) => Path.Combine(Root, path);

    /// <param name="first">A folder that comes first on the PATH.</param>
    public IReadOnlyDictionary<string, string> Environment(string? first = null)
    {
        var path = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        return new Dictionary<string, string>
        {
            ["PATH"] = first is null ? path : $"{first}:{path}",
            ["HOME"] = In("home"),
            ["GIT_CONFIG_GLOBAL"] = In("gitconfig"),
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["LANG"] = "C.UTF-8",
        };
    }

    /// <summary>Finds a program on the PATH; null where it is not installed.</summary>
    public static string? Find(string program) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static string Get(string program) => Find(program) ?? throw new BenchmarkFailed($"{program} is not on the PATH");

    /// <summary>Prepares something, unmeasured.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(Command command)
    {
        if (TryRun(command, out var output) is var exitCode and not 0)
            throw new BenchmarkFailed($"`{command}` ended with exit code {exitCode} in {command.Directory}:\n{output}");
        return output.Trim();
    }

    public static int TryRun(Command command, out string output)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = command.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output += errors.Result;
        return process.ExitCode;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

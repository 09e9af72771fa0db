using System.Diagnostics;
using GitVan.Engine.Git;

namespace GitVan.Engine.Tests;

/// <summary>A real repository in a folder of its own, deleted afterwards; fixed author and rising dates make its hashes the same every time.</summary>
public sealed class TempRepository : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
    private readonly string top = Directory.CreateTempSubdirectory("gitvan-").FullName;
    private int clock = 1_700_000_000;

    public TempRepository(params string[] initArguments)
    {
        Path = System.IO.Path.Combine(top, "repo");
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Home);
        Git(["init", "-q", "-b", "main", .. initArguments]);
    }

    /// <summary>The work tree, or the git directory when it was made with <c>--bare</c>.</summary>
    public string Path { get; }

    /// <summary>An empty folder beside the repository.</summary>
    public string Home => System.IO.Path.Combine(top, "home");

    public void Dispose() => Directory.Delete(top, recursive: true);

    /// <summary>Runs git in the repository and returns what it printed, without the last line's end; throws when it fails.</summary>
    public string Git(params string[] arguments) => Git(Path, arguments);

    /// <summary>The same in another folder.</summary>
    public string Git(string directory, string[] arguments, string input = "")
    {
        var (code, output, error) = TryGit(directory, arguments, input);
        return code == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {code}: {error}");
    }

    public (int ExitCode, string Output, string Error) TryGit(string directory, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.TrimEnd('\n'), error.Result);
    }

    /// <summary>Writes a file of the work tree, with its folders.</summary>
    public string Write(string path, string content)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    /// <summary>Writes a file, commits it and returns the commit.</summary>
    public string Commit(string path = "file", string content = "content\n", string message = "change")
    {
        Write(path, content);
        Git("add", "--", path);
        Git("commit", "-q", "--allow-empty", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    /// <summary>As the engine finds it from its own folder, with an empty environment.</summary>
    public Repository Find() => RepositoryFinder.Get(Path, None);

    /// <summary>What git is run with here: a person of its own, and nothing of the machine's configuration.</summary>
    public Dictionary<string, string> Environment()
    {
        var date = $"{clock++} +0100";
        return new()
        {
            ["HOME"] = Home,
            ["XDG_CONFIG_HOME"] = Home,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_AUTHOR_NAME"] = "Ada",
            ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
            ["GIT_AUTHOR_DATE"] = date,
            ["GIT_COMMITTER_NAME"] = "Ada",
            ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
            ["GIT_COMMITTER_DATE"] = date,
            ["GIT_ALLOW_PROTOCOL"] = "file",
            ["LC_ALL"] = "C",
        };
    }
}

#!/usr/bin/env dotnet
// What GitVan is for, shown on a clone of this repository: `dotnet run build.cs -- demo` builds the executable and runs this.
// Every line behind a `$` is run by sh as it stands there, and what follows is its own output; so typing the lines by hand, in their
// order, gives the same. It fails where the check lets the bad commit through or the receipts don't verify.
//
// It prints and starts processes, which BannedSymbols.txt keeps away from everything else.
#:property NoWarn=$(NoWarn);RS0030
#:property PublishAot=false

using System.Diagnostics;

if (args is not [var executable, var repository])
{
    Console.Error.WriteLine("usage: demo.cs EXECUTABLE REPOSITORY");
    return 2;
}

var scratch = Directory.CreateTempSubdirectory("gitvan-demo-").FullName;
var terminal = new Terminal(scratch);
try
{
    terminal.Say("Everything happens in a folder of its own, away from your git configuration.");
    terminal.Enter(scratch);
    terminal.ExtendPath(Path.GetDirectoryName(executable)!);
    terminal.Export("GIT_CONFIG_GLOBAL", $"{scratch}/gitconfig");
    terminal.Export("GIT_CONFIG_NOSYSTEM", "1");
    terminal.Run("git config --global user.name 'GitVan demo'");
    terminal.Run("git config --global user.email demo@gitvan.invalid");
    // Build servers have checkouts that belong to somebody else.
    terminal.Run("git config --global safe.directory '*'");
    terminal.Run($"git clone {Terminal.Quoted(repository)} work");
    terminal.Enter(Path.Combine(scratch, "work"));
    var start = terminal.Ask("git rev-parse HEAD");
    terminal.Run("gitvan init --yes");

    terminal.Say("A command job, in the configuration: it looks at what is staged before each commit.");
    terminal.Run(
        """
        cat >> gitvan.yaml <<'END'
              - name: leftovers
                desc: Refuses lines that say that they are not for committing
                run: "! git diff --cached -U0 | grep '^+.*DO NOT[ ]COMMIT'"
        END
        """);

    terminal.Say("A script, in jobs/: it notes what a commit changed in each area, which is a folder at the top.");
    terminal.Run("mkdir -p jobs");
    terminal.Run(
        """
        cat > jobs/areas.sh <<'END'
        #!/bin/sh
        # gitvan: {desc: "Notes what a commit changed, by area", hooks: [post-commit]}
        set -eu
        log=$(git rev-parse --git-path areas.log)
        {
          git log -1 --format='%h %s'
          git log -1 --first-parent -m --no-renames --numstat --format= | awk -F '\t' '
            { area = $3; sub(/^"/, "", area); if (!sub(/\/.*/, "/", area)) area = "top" }
            { files[area]++; added[area] += $1; removed[area] += $2 }
            END { for (area in files) printf "  %-9s files: %d  lines: +%d -%d\n", area, files[area], added[area], removed[area] }' | sort
        } | tee -a "$log"
        END
        """);
    terminal.Run("chmod +x jobs/areas.sh");
    terminal.Run("gitvan ensure");
    terminal.Run("gitvan job list");

    terminal.Say("Two commits that are in order.");
    terminal.Run("git add gitvan.yaml jobs");
    terminal.Run("git commit -q -m 'Check commits, and note what they change'");
    terminal.Run("mkdir -p docs && echo 'Hello from the demo.' > docs/hello.md");
    terminal.Run("echo '// The demo was here.' >> src/GitVan/ExitCode.cs");
    terminal.Run("git add docs src");
    terminal.Run("git commit -q -m 'Say hello in two areas'");

    terminal.Say("And one that is not: the check refuses it.");
    terminal.Run("echo '// DO NOT COMMIT: for my machine only' >> src/GitVan/ExitCode.cs");
    terminal.Refused("git commit -q -a -m 'Leave something behind'");
    terminal.Run("git --no-pager log --oneline -n 3");

    terminal.Say("What is left: the job's log, a receipt for each run, and the proof that none was changed.");
    terminal.Run("cat .git/areas.log");
    terminal.Run("gitvan receipt list");
    terminal.Run("gitvan receipt verify");

    terminal.Expect("two commits were made", "2", $"git rev-list --count {start}..HEAD");
    terminal.Expect("the job noted both", "2", "grep -c '^[0-9a-f]' .git/areas.log");
    terminal.Expect("each run left a receipt", "8", "gitvan receipt list -n 0 --json | grep -o '\"receipt\":' | wc -l");
    terminal.Expect("one run failed", "1", "gitvan receipt list -n 0 --result failure --json | grep -o '\"receipt\":' | wc -l");
    terminal.Say($"Look around in {terminal.Directory}, and remove {scratch} when you are done.");
    return 0;
}
catch (DemoFailed failure)
{
    Console.Error.WriteLine($"demo: {failure.Message} (hint: look around in {scratch})");
    return 1;
}

/// <summary>A shell that shows each line before it runs it. The line's output goes where ours goes.</summary>
internal sealed class Terminal(string directory)
{
    private readonly bool _colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private readonly Dictionary<string, string> _exported = [];

    public string Directory { get; private set; } = directory;

    public void Say(string text) => Console.WriteLine($"\n{Styled("2", "# " + text)}");

    public void Enter(string folder)
    {
        Show($"cd {Quoted(folder)}");
        Directory = folder;
    }

    public void ExtendPath(string folder)
    {
        Show($"export PATH={Quoted(folder)}:$PATH");
        _exported["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public void Export(string name, string value)
    {
        Show($"export {name}={Quoted(value)}");
        _exported[name] = value;
    }

    /// <summary>A line that must succeed.</summary>
    public void Run(string line)
    {
        Show(line);
        if (Wait(Shell(line)) is var exitCode and not 0) throw new DemoFailed($"`{line.Split('\n')[0]}` ended with exit code {exitCode}");
    }

    /// <summary>A line that must fail.</summary>
    public void Refused(string line)
    {
        Show(line);
        if (Wait(Shell(line)) == 0) throw new DemoFailed($"`{line}` was not refused");
    }

    /// <summary>What a line prints, unseen.</summary>
    public string Ask(string line)
    {
        var start = Shell(line);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    public void Expect(string what, string expected, string line)
    {
        if (Ask(line) is var got && got != expected) throw new DemoFailed($"not true that {what}: `{line}` says '{got}', expected '{expected}'");
    }

    public static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-') ? text : $"'{text.Replace("'", "'\\''")}'";

    private void Show(string line) => Console.WriteLine($"{Styled("2", "$")} {Styled("1", line)}");

    private string Styled(string style, string text) => _colour ? $"\e[{style}m{text}\e[0m" : text;

    private ProcessStartInfo Shell(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = Directory };

        // Where a hook or an editor of the person's runs this, git's variables would lead to their repository.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_") || name.StartsWith("GITVAN_")).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in _exported) start.Environment[name] = value;
        return start;
    }

    private static int Wait(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

internal sealed class DemoFailed(string message) : Exception(message);

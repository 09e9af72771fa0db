using System.Globalization;

namespace GitVan.Scripts;

/// <summary>A script that can't fail proves nothing: each way to be wrong must fail, with what is needed to see why.</summary>
public sealed class ScriptRunnerTests
{
    private static readonly ScriptOptions Options = new() { Limit = TimeSpan.FromSeconds(20), KeepFailed = false };

    [Theory]
    [InlineData("stdout 'two'", "stdout does not match 'two'")]
    [InlineData("! stdout 'one'", "stdout matches 'one'")]
    [InlineData("stdout -count=2 'one'", "stdout matches 'one' 1 times, not 2")]
    [InlineData("stderr .", "stderr does not match '.'")]
    [InlineData("exit 1", "the exit code is 0, not 1")]
    [InlineData("exists nothing", "nothing does not exist")]
    [InlineData("! exists file", "file exists")]
    [InlineData("grep 'other' file", "file does not match 'other'")]
    [InlineData("cmp file stdout", "file and stdout differ in line 1")]
    [InlineData("! cmp file file", "file and file are the same")]
    public async Task A_wrong_expectation_fails_and_shows_the_command(string assertion, string reason)
    {
        var message = await FailureOf($"write file 'text'\nsh 'echo one'\n{assertion}\nexit 0");

        Assert.StartsWith($"test.txt:4: {assertion}\n  {reason}\n", message);
        Assert.Contains("last command: sh 'echo one' (line 3)\nexit code: 0\n--- stdout ---\none\n--- stderr ---\n", message);
    }

    [Theory]
    [InlineData("frobnicate it", "unknown command 'frobnicate'")]
    [InlineData("! frobnicate it", "'frobnicate' can't stand behind !")]
    [InlineData("? stdout .", "'stdout' can't stand behind ?")]
    [InlineData("! mkdir x", "'mkdir' can't stand behind !")]
    [InlineData("cd", "unknown command 'cd'")]
    [InlineData("exec no-such-program", "no program 'no-such-program' on the PATH")]
    [InlineData("exec echo $NOTHING", "no variable $NOTHING")]
    [InlineData("exec echo 'one", "a ' that does not end")]
    [InlineData("skip-unless beos", "unknown need 'beos', expected linux, macos, root, not-root, mounts, native-compiler, prog:NAME, node:VERSION or node-before:VERSION")]
    [InlineData("kill -KILL", "there is no such command in the background")]
    public async Task What_the_runner_does_not_know_fails(string line, string reason) =>
        Assert.StartsWith($"test.txt:2: {line}\n  {reason}\n", await FailureOf($"{line}\nexec true\nexit 0"));

    [Fact]
    public async Task A_command_that_fails_fails_the_script() =>
        Assert.StartsWith("test.txt:2: sh 'exit 3'\n  the command failed\n", await FailureOf("sh 'exit 3'\nexit 3"));

    [Fact]
    public async Task A_command_that_should_have_failed_fails_the_script() =>
        Assert.StartsWith("test.txt:2: ! exec true\n  the command should have failed\n", await FailureOf("! exec true"));

    [Fact]
    public async Task A_script_that_asserts_nothing_fails() => Assert.Contains("the script asserts nothing", await FailureOf("exec true"));

    [Fact]
    public async Task A_script_without_a_title_fails() =>
        Assert.Contains("begins with a comment line", (await Assert.ThrowsAsync<ScriptException>(() => Run("! exec false"))).Message);

    [Fact]
    public async Task A_forgotten_background_command_fails() =>
        Assert.Contains("nothing waits for the command in the background of line 2", await FailureOf("exec sleep 1000 &\n! exec false"));

    [Fact]
    public async Task A_hanging_command_is_killed_with_all_it_started()
    {
        var pids = Path.GetTempFileName();
        var script = Parse($"# hangs\nsh 'sleep 1000 & echo $! >{pids}; echo started; wait'\nexit 0");

        var failure = await Assert.ThrowsAsync<ScriptException>(() => ScriptRun.RunAsync(script, Options with { Limit = TimeSpan.FromSeconds(0.5) }));

        Assert.Contains("the command took longer than 0.5 s and was killed", failure.Message);
        Assert.Contains("--- stdout ---\nstarted\n", failure.Message);
        await Ends(int.Parse(File.ReadAllText(pids), CultureInfo.InvariantCulture));
        File.Delete(pids);
    }

    [Fact]
    public async Task What_a_command_leaves_running_ends_with_the_script()
    {
        var pids = Path.GetTempFileName();

        await Run($"# leaves something\nsh 'sleep 1000 & echo $! >{pids}'\nexit 0");

        await Ends(int.Parse(File.ReadAllText(pids), CultureInfo.InvariantCulture));
        File.Delete(pids);
    }

    [Fact]
    public async Task A_need_that_is_not_met_skips_the_script()
    {
        var skipped = await Assert.ThrowsAsync<ScriptSkippedException>(() => Run("# needs much\nskip-unless prog:no-such-program\nfrobnicate"));

        Assert.Contains("this machine has no no-such-program", skipped.Message);
    }

    [Fact]
    public async Task A_failed_script_keeps_its_folder_and_shows_it()
    {
        var failure = await Assert.ThrowsAsync<ScriptException>(() => ScriptRun.RunAsync(Parse("# fails\nwrite file 'text'\nexec false"), Options with { KeepFailed = true }));

        var folder = failure.Message.Split("kept: ")[1].Trim();
        Assert.True(File.Exists(Path.Combine(folder, "work", "file")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_script_that_holds_removes_its_folder()
    {
        var note = Path.GetTempFileName();

        await Run($"# says where it is\nsh 'pwd >{note}'\nexit 0");

        Assert.False(Directory.Exists(File.ReadAllText(note).Trim()));
        File.Delete(note);
    }

    [Fact]
    public void Words_are_split_like_a_shell_would_but_never_by_one()
    {
        var words = Words.Split("""a  'b $X "c' "d $X\n\"e" f'g'$X ^x$ * 'h#'# # comment""", name => $"<{name}>");

        Assert.Equal(["a", "b $X \"c", "d <X>\n\"e", "fg<X>", "^x$", "*", "h##"], words);
    }

    [Fact]
    public void Files_stand_below_the_script()
    {
        var script = Parse("# title\n\n# no title\nexit 0\n-- a --\n-- b/c.txt --\none\n\n-- d --\ntwo");

        Assert.Equal(("title", 4), (script.Title, script.Lines.Single().Number));
        Assert.Equal([new("a", ""), new("b/c.txt", "one\n\n"), new("d", "two")], script.Files);
    }

    [Fact]
    public void Blocks_marked_script_in_the_documentation_are_scripts()
    {
        var folder = Directory.CreateTempSubdirectory("gitvan-test-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "docs"));
        Directory.CreateDirectory(Path.Combine(folder, "tests/scripts/git"));
        File.WriteAllText(Path.Combine(folder, "tests/scripts/git/hook.txt"), "# a hook\nexit 0\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), "text\n```script\n# title\nexit 0\n-- a --\none\n```\n```sh\nexit 0\n```\n");
        File.WriteAllText(Path.Combine(folder, "docs/page.md"), "```script\n# more\nexit 1\n```\n");

        var scripts = ScriptSources.All(folder).ToList();

        Assert.Equal(["tests/scripts/git/hook.txt", "README.md:2", "docs/page.md:1"], scripts.Select(script => script.Name));
        Assert.Equal("README.md:4: exit 0", scripts[1].Lines.Single().ToString());
        Assert.Equal([new("a", "one\n")], scripts[1].Files);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_repository_without_scripts_is_a_mistake()
    {
        var folder = Directory.CreateTempSubdirectory("gitvan-test-").FullName;

        Assert.Throws<InvalidOperationException>(() => ScriptSources.All(folder));
        Directory.Delete(folder);
    }

    private static Script Parse(string text) => Script.Parse("test.txt", "test.txt", text);

    private static Task Run(string text) => ScriptRun.RunAsync(Parse(text), Options);

    private static async Task<string> FailureOf(string lines) => (await Assert.ThrowsAsync<ScriptException>(() => Run("# title\n" + lines))).Message;

    // The signal has been sent when the script is over; the kernel may take a moment more.
    private static async Task Ends(int pid)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (IsRunning(pid)) await Task.Delay(5, limit.Token);
    }

    // A killed process without a parent that reaps it stays a zombie, as in many containers.
    private static bool IsRunning(int pid)
    {
        var status = $"/proc/{pid}/stat";
        try
        {
            return OperatingSystem.IsLinux() ? !File.ReadAllText(status).Contains(") Z ") : Native.Signal(pid, 0);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

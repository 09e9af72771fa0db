using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GitVan.Tests;

/// <summary>What a job is as a process: signals, descriptors, and who started it.</summary>
public sealed partial class ProcessTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void A_signal_cancels_the_job(int signal)
    {
        Process? process = null;
        using var started = new ManualResetEventSlim();
        using var engine = new TestEngine(message =>
        {
            if (TestEngine.Method(message) != "git.head") return TestEngine.Result(message, "null");
            started.Wait();
            Assert.Equal(0, Kill(process!.Id, signal));
            return TestEngine.Result(message, "null");
        });
        process = Start("waits", $"{engine.Descriptor}");
        started.Set();
        var (exitCode, errors) = End(process);
        engine.Dispose();

        Assert.Equal((1, ""), (exitCode, errors));
        Assert.Equal("""{"status":"failure","message":"cancelled"}""", engine.Messages[^1]["params"]!.ToJsonString());
    }

    [Fact]
    public void The_socket_is_the_jobs_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using var engine = new TestEngine();
        var (exitCode, errors) = End(Start("starts a program", $"{engine.Descriptor}"));
        engine.Dispose();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal("none ", (string)engine.Messages[^1]["params"]!["message"]!);
    }

    [Fact]
    public void A_job_that_gitvan_did_not_start_says_how_it_is_run()
    {
        var (exitCode, errors) = End(Start("changes", null));

        Assert.Equal(2, exitCode);
        Assert.Equal("changes is a job of GitVan, which starts it on a hook, or for a person\nrun it: gitvan job run changes\nlook at it: gitvan job show changes\n", errors);
        Assert.Equal((0, errors), End(Start("changes", null, "--help")));
    }

    [Fact]
    public void A_descriptor_that_is_none_is_named()
    {
        Assert.Equal((2, "gitvan: GITVAN_FD is 'x', expected the number of a socket\n"), End(Start("changes", "x")));
        Assert.Equal((1, "gitvan: gitvan has hung up\n"), End(Start("changes", "999")));
    }

    private static Process Start(string job, string? descriptor, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), .. arguments]) { RedirectStandardError = true };
        start.Environment["GITVAN_TEST_JOB"] = job;
        start.Environment["GITVAN_FD"] = descriptor;
        return Process.Start(start)!;
    }

    // The tests are started by `dotnet`, or as an executable of their own.
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ProcessTests).Assembly.Location] : [];

    private static (int ExitCode, string Errors) End(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, errors);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

using System.Diagnostics;
using GitVan;
using static GitVan.Composables;

// The tests; or, where ProcessTests starts it, a job.
if (Environment.GetEnvironmentVariable("GITVAN_TEST_JOB") is not { } job)
    return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);

var descriptor = Environment.GetEnvironmentVariable("GITVAN_FD");
return await DefineJob(new()
{
    Meta = new() { Name = job },
    Run = async (_, ct) =>
    {
        if (job == "waits")
        {
            await UseGit().HeadAsync(ct);
            await Task.Delay(Timeout.Infinite, ct);
        }

        // What a program sees that the job starts.
        using var child = Process.Start(new ProcessStartInfo("sh", ["-c", "echo ${GITVAN_FD-none}; [ -e /proc/self/fd/$1 ] && echo inherited", "sh", descriptor!]) { RedirectStandardOutput = true })!;
        return JobResult.Success(await child.StandardOutput.ReadToEndAsync(ct));
    },
});

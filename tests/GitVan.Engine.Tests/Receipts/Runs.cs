using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Tests.Receipts;

/// <summary>Runs that never happened, the same every time.</summary>
internal static class Runs
{
    public static readonly DateTimeOffset Start = new(2025, 3, 1, 12, 30, 15, 250, TimeSpan.Zero);

    private static readonly byte[] Output = "first line\n\tsecond \u001b[31mline\u001b[0m é 😀\n"u8.ToArray();

    public static Run Of(ObjectId commit, int number = 1) => new()
    {
        Id = new RunId($"01955172-0000-7000-8000-{number:000000000000}"),
        Job = new Job { Id = new JobId("check"), Name = "Check", Program = new JobProgram.Line("true"), Origin = "gitvan.yaml:1:1" },
        JobDigest = new string('d', 64),
        Trigger = new Trigger.Person(),
        Subject = new Subject.Commit(commit),
        Started = Start,
        Finished = Start.AddMilliseconds(1234),
        Result = RunResult.Success,
        ExitCode = 0,
        Attempts = 1,
        CpuTime = TimeSpan.FromMilliseconds(12.5),
        PeakMemory = 4096,
    };

    /// <summary>With every field that the first receipts could have.</summary>
    public static Run Full(ObjectId commit) => Of(commit) with
    {
        Job = Of(commit).Job with { Id = new JobId("db:migrate"), Name = "Migrate <é>", Version = "1.2", Hooks = ["post-merge"] },
        Trigger = new Trigger.Hook("post-merge", ["0", "a \"b\"\n"]),
        Result = RunResult.Timeout,
        Reason = "ended after its timeout of 1 s",
        ExitCode = 143,
        Attempts = 3,
        LeftBehind = 2,
        OutputTail = Output,
        OutputBytes = Output.Length,
    };

    /// <summary>With every field that a job of the protocol adds, for another job's outcome.</summary>
    public static Run Told(ObjectId commit) => Of(commit) with
    {
        Trigger = new Trigger.Job("job:after", new JobId("db:migrate"), RunResult.Failure),
        Inputs = new JsonObject { ["to"] = "main <é>", ["depth"] = 3, ["dry"] = false, ["only"] = new JsonArray("a", "b"), ["none"] = null },
        Calls = [new EngineCall("git.commit", 2, "main", Failed: 1), new EngineCall("lock.acquire", 1)],
        CallsOmitted = 4,
        Data = new JsonObject { ["changed"] = 12, ["deep"] = new JsonObject { ["list"] = new JsonArray(1.5, null, true) } },
        Message = "twelve files changed 😀",
        Artifacts = [new Artifact("report", "out/report é.html", new string('e', 64), 1024)],
        Fence = new Fence("db", 12),
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Tests;

/// <summary>What a job says it is.</summary>
public sealed class DescriptionTests
{
    private static readonly JobDefinition Least = new() { Run = (_, _) => throw new InvalidOperationException("is not run") };

    [Fact]
    public void The_least_job_says_nothing() => Assert.Equal("""{"job":{}}""", Describe(Least));

    [Fact]
    public void A_job_says_all_that_it_is()
    {
        var job = new JobDefinition
        {
            Run = Least.Run,
            Meta = new() { Name = "changes", Description = "Says what changed", Tags = ["docs"], Version = "1.0.0" },
            Hooks = [GitHook.PostCommit, GitHook.Named("deploy")],
            On = [JobEvent.Before(), JobEvent.After("build"), JobEvent.Error("db:migrate")],
            Inputs =
            {
                ["version"] = JobInput.Text(required: true, pattern: @"^\d+$", description: "what to release"),
                ["channel"] = JobInput.Text("stable", choices: ["stable", "beta"]),
                ["parts"] = JobInput.Integer(1, minimum: 1, maximum: 64),
                ["ratio"] = JobInput.Number(0.5, minimum: 0.25),
                ["dry"] = JobInput.Flag(false),
                ["only"] = JobInput.Texts(["a"]),
            },
            Timeout = new TimeSpan(0, 1, 30, 5, 250),
            Retries = 2,
            Backoff = TimeSpan.FromMilliseconds(500),
            Environment = { ["CI"] = "1" },
            Root = "src",
            Concurrency = JobConcurrency.Lock("deploy"),
            LockTimeout = TimeSpan.FromMinutes(2),
            MaxOutput = 1_000_000,
            Needs = ["lint"],
            Priority = 2,
            Skip = [JobCondition.Merge, JobCondition.Ref("wip/*")],
            Only = [JobCondition.Ci],
            Required = true,
        };

        Assert.Equal(
            """
            {
              "name": "changes",
              "description": "Says what changed",
              "version": "1.0.0",
              "tags": ["docs"],
              "hooks": ["post-commit", "deploy"],
              "on": ["job:before", "job:after:build", "job:error:db:migrate"],
              "inputs": {
                "type": "object",
                "properties": {
                  "version": {"type": "string", "description": "what to release", "pattern": "^\\d+$"},
                  "channel": {"type": "string", "default": "stable", "enum": ["stable", "beta"]},
                  "parts": {"type": "integer", "default": 1, "minimum": 1, "maximum": 64},
                  "ratio": {"type": "number", "default": 0.5, "minimum": 0.25},
                  "dry": {"type": "boolean", "default": false},
                  "only": {"type": "array", "items": {"type": "string"}, "default": ["a"]}
                },
                "required": ["version"]
              },
              "timeout": "1h30m5s250ms",
              "retries": 2,
              "backoff": "500ms",
              "env": {"CI": "1"},
              "root": "src",
              "concurrency": "deploy",
              "lockTimeout": "2m",
              "maxOutput": 1000000,
              "needs": ["lint"],
              "priority": 2,
              "skip": ["merge", {"ref": "wip/*"}],
              "only": ["ci"],
              "required": true
            }
            """.Normalized(),
            JsonNode.Parse(Describe(job))!["job"]!.ToJsonString().Normalized());
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_described_and_not_run(string mistake, int number)
    {
        var job = s_wrong[number].Job;
        Assert.Equal($$$"""{"error":{"message":{{{JsonSerializer.Serialize(mistake, s_plain)}}}}}""".Normalized(), Describe(job).Normalized());
    }

    public static TheoryData<string, int> Mistakes => new(s_wrong.Select((wrong, number) => (wrong.Mistake, number)));

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Mistake, JobDefinition Job)[] s_wrong =
    [
        ("Hooks has an empty hook", Least with { Hooks = [default] }),
        ("On has an empty event", Least with { On = [default] }),
        ("Skip or Only has an empty condition", Least with { Skip = [default] }),
        ("Priority is -1, expected at least 0", Least with { Priority = -1 }),
        ("Retries is -1, expected 0 to 100", Least with { Retries = -1 }),
        ("Retries is 101, expected 0 to 100", Least with { Retries = 101 }),
        ("MaxOutput is 0, expected at least 1", Least with { MaxOutput = 0 }),
        ("Timeout is 00:00:00, expected more than nothing", Least with { Timeout = TimeSpan.Zero }),
        ("Backoff is -00:00:01, expected more than nothing", Least with { Backoff = TimeSpan.FromSeconds(-1) }),
        ("LockTimeout is 41.16:00:01, expected at most 1,000 hours", Least with { LockTimeout = TimeSpan.FromHours(1000) + TimeSpan.FromSeconds(1) }),
        ("Timeout is 00:00:00.0000001, expected whole milliseconds", Least with { Timeout = TimeSpan.FromTicks(1) }),
        ("Inputs has an input without a name", Least with { Inputs = new() { [""] = JobInput.Text() } }),
        ("input 'a' has a minimum above its maximum", Least with { Inputs = new() { ["a"] = JobInput.Integer(minimum: 2, maximum: 1) } }),
        ("input 'a' has the default \"x\", expected one of its values", Least with { Inputs = new() { ["a"] = JobInput.Text("x", choices: ["y"]) } }),
    ];

    private static string Describe(JobDefinition job)
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, job, describe: true);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("describe", TestEngine.Method(Assert.Single(run.Messages)));
        return run.Last;
    }
}

internal static class JsonText
{
    /// <summary>The same JSON with the white space that everybody has.</summary>
    public static string Normalized(this string json) => JsonNode.Parse(json)!.ToJsonString(new() { WriteIndented = true });
}

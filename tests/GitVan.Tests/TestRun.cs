using System.Text.Json.Nodes;
using GitVan.Protocol;

namespace GitVan.Tests;

/// <summary>A job that ran, or described itself, against a test's engine.</summary>
/// <param name="ExitCode">Its process's.</param>
/// <param name="Errors">What it wrote to standard error.</param>
/// <param name="Messages">What it sent.</param>
internal sealed record TestRun(int ExitCode, string Errors, IReadOnlyList<JsonObject> Messages)
{
    /// <summary>The parameters of the last message.</summary>
    public string Last => Messages[^1]["params"]!.ToJsonString();

    public static TestRun Of(TestEngine engine, Func<JobContext, CancellationToken, Task<JobResult>> run) => Of(engine, new JobDefinition { Run = run });

    public static TestRun Of(TestEngine engine, JobDefinition definition, bool describe = false)
    {
        var errors = new StringWriter();
        var exitCode = new JobProgram(definition, errors).Run(engine.Descriptor, describe);
        engine.Dispose();
        return new TestRun(exitCode, errors.ToString(), engine.Messages);
    }
}

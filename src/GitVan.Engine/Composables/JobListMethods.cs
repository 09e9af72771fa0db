using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;

namespace GitVan.Engine.Composables;

/// <summary>The repository's other jobs.</summary>
/// <param name="trigger">Makes what runs another job.</param>
internal sealed class JobListMethods(JobSession session, JobCatalog catalog, ReceiptMethods receipts, Func<RunContext, TriggerRunner> trigger)
{
    public IReadOnlyList<Method> Methods =>
    [
        new("job.list", [], _ => new JsonArray([.. catalog.Jobs.Select(Json)])),
        new("job.get", ["job"], call => catalog.Jobs.FirstOrDefault(job => job.Id.Value == call.Text("job") || job.Name == call.Text("job")) is { } job ? Json(job) : null),
        new("job.run", ["job", "inputs"], Run) { Changes = true, Waits = true },
        new("job.history", ["job", "limit"], call => receipts.History(call.FindText("job") ?? session.Request.Job.Id.Value, call.FindNumber("limit") ?? 20)),
    ];

    private JsonObject Run(Call call)
    {
        var job = catalog.Get(call.Text("job"));
        call.Target = job.Id.Value;
        var inputs = call.FindObject("inputs")?.DeepClone().AsObject();

        // The other one's own variables, not this one's, but for what keeps the two from running each other for ever.
        var environment = new Dictionary<string, string>(session.Context.Environment);
        new RunAncestry(session.Context).AddTo(environment, session.Request.Job);
        var context = session.Context with { Environment = environment, Interruption = session.Ending };
        var outcome = trigger(context).Run([job], new Trigger.Person(), session.Request.Subject, StandardInput.Empty, session.Observer, inputs);
        if (outcome.Runs.LastOrDefault(run => run.Job.Id == job.Id) is not { } run)
            throw new OperationCanceledException();
        var document = new JsonObject { ["runId"] = run.Id.Value, ["result"] = run.Result.Word(), ["durationMs"] = run.Duration.TotalMilliseconds };
        if (run.ExitCode is { } exitCode)
            document["exitCode"] = exitCode;
        if (run.Reason is { } reason)
            document["reason"] = reason;
        if (run.Message is { } message)
            document["message"] = message;
        if (run.Data is { } data)
            document["data"] = data.DeepClone();
        return document;
    }

    private static JsonObject Json(Job job)
    {
        var document = new JsonObject
        {
            ["id"] = job.Id.Value,
            ["name"] = job.Name,
            ["kind"] = job.Program.Kind,
            ["hooks"] = List(job.Hooks),
            ["on"] = List(job.On.Select(one => one.ToString())),
            ["tags"] = List(job.Tags),
        };
        if (job.Description is { } description)
            document["description"] = description;
        if (job.Version is { } version)
            document["version"] = version;
        if (job.Inputs is { } inputs)
            document["inputs"] = inputs.Declaration.DeepClone();
        return document;
    }

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}

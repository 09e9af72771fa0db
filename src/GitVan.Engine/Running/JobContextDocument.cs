using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>What <c>hello</c> answers: the run's context, as <c>docs/protocol.md</c> has it.</summary>
internal static class JobContextDocument
{
    private static readonly string Version = typeof(JobContextDocument).Assembly.GetName().Version!.ToString(3);

    public static JsonObject Of(JobSession session)
    {
        var (run, repository) = (session.Request, session.Context.Repository);
        var head = new RefStore(repository, new GitRunner(repository, session.Environment)).FindHead();
        var document = new JsonObject
        {
            ["protocol"] = 1,
            ["gitvan"] = Version,
            ["run"] = new JsonObject { ["id"] = run.Id.Value, ["attempt"] = session.Attempt, ["startedAt"] = run.Started.UtcDateTime.ToString("O") },
            ["job"] = OfJob(run.Job),
            ["trigger"] = OfTrigger(run.Trigger),
            ["inputs"] = run.Inputs?.DeepClone() ?? new JsonObject(),
            ["subject"] = new JsonObject { ["kind"] = run.Subject is Subject.Commit ? "commit" : "tree", ["id"] = run.Subject.Id.Hex },
            ["root"] = repository.Root,
            ["gitDirectory"] = repository.GitDirectory,
        };
        document["head"] = head.Id?.Hex;
        document["branch"] = head.Branch;
        if (session.Lease is { } lease)
            document["fence"] = new JsonObject { ["lock"] = lease.Name.Value, ["token"] = lease.Token };
        if (run.Job.Timeout is { } timeout)
            document["timeoutMs"] = (long)timeout.TotalMilliseconds;
        return document;
    }

    private static JsonObject OfJob(Job job)
    {
        var document = new JsonObject { ["id"] = job.Id.Value, ["name"] = job.Name, ["tags"] = new JsonArray([.. job.Tags.Select(tag => JsonValue.Create(tag))]) };
        if (job.Description is { } description)
            document["description"] = description;
        if (job.Version is { } version)
            document["version"] = version;
        return document;
    }

    private static JsonObject OfTrigger(Trigger trigger) => trigger switch
    {
        Trigger.Hook hook => new JsonObject { ["kind"] = hook.Kind, ["name"] = hook.Name, ["args"] = new JsonArray([.. hook.Arguments.Select(argument => JsonValue.Create(argument))]) },
        Trigger.Job job => OfOutcome(job),
        _ => new JsonObject { ["kind"] = trigger.Kind },
    };

    private static JsonObject OfOutcome(Trigger.Job trigger)
    {
        var document = new JsonObject { ["kind"] = trigger.Kind, ["name"] = trigger.Event, ["job"] = trigger.Id.Value };
        if (trigger.Result is { } result)
            document["result"] = result.Word();
        return document;
    }
}

using System.Text.Json.Nodes;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>What a receipt keeps of a run: nothing secret, and of everything only so much that the receipt stays one that is read back.</summary>
internal sealed class RunExcerpt(Run run, Redaction redaction)
{
    /// <summary>Characters of a reason, a message, an input, and one argument of a hook.</summary>
    private const int LongestText = 4 * 1024;

    /// <summary>Characters of a call's target, and of a file's path or name.</summary>
    private const int LongestName = 512;

    /// <summary>Characters of all inputs.</summary>
    private const int LongestInputs = 64 * 1024;

    private const int MostArguments = 64, MostInputs = 64, MostCalls = 200, MostArtifacts = 100;

    public ReceiptTrigger Trigger => run.Trigger switch
    {
        Trigger.Hook hook => new(hook.Kind, hook.Name, [.. hook.Arguments.Take(MostArguments).Select(Text)]),
        Trigger.Job job => new(job.Kind, job.Event, Job: job.Id.Value, Result: job.Result),
        _ => new(run.Trigger.Kind),
    };

    public string? Reason => run.Reason is { } reason ? Text(reason) : null;

    public string? Message => string.IsNullOrWhiteSpace(run.Message) ? null : Text(run.Message.ReplaceLineEndings(" "));

    public JsonObject? Data => run.Data is { Count: > 0 } ? (JsonObject?)redaction.Apply(run.Data) : null;

    public JsonObject? Inputs
    {
        get
        {
            if (run.Inputs is not { Count: > 0 } inputs)
                return null;
            var kept = new JsonObject();
            var size = 0;
            foreach (var (name, given) in inputs.Take(MostInputs))
            {
                var value = redaction.Apply(given);
                var text = value is JsonValue one && one.TryGetValue<string>(out var words) ? words : value?.ToJsonString() ?? "";
                size += Math.Min(text.Length, LongestText);
                kept[Name(name)] = size > LongestInputs ? "…" : text.Length > LongestText ? First(text, LongestText) : value;
            }

            return kept;
        }
    }

    public IReadOnlyList<EngineCall>? Calls => run.Calls.Count == 0
        ? null
        : [.. run.Calls.Take(MostCalls).Select(call => call with { Method = Name(call.Method), Target = call.Target is { } target ? Name(target) : null })];

    public long? CallsOmitted => run.CallsOmitted + run.Calls.Skip(MostCalls).Sum(call => call.Count) is > 0 and var count ? count : null;

    public IReadOnlyList<Artifact>? Artifacts => run.Artifacts.Count == 0
        ? null
        : [.. run.Artifacts.Take(MostArtifacts).Select(artifact => artifact with { Name = Name(artifact.Name), Path = Name(artifact.Path) })];

    private string Text(string text) => First(redaction.Apply(text), LongestText);

    private string Name(string text) => First(redaction.Apply(text), LongestName);

    private static string First(string text, int length) => text.Length <= length
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
}

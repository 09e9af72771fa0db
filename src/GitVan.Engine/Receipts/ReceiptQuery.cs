using System.Text.Encodings.Web;
using System.Text.Json;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>Which receipts are wanted; what is null is not asked for.</summary>
public sealed record ReceiptQuery
{
    /// <summary>As people write it: é, not \u00e9.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A full commit id.</summary>
    public string? Commit { get; init; }

    /// <summary>A job's id or name.</summary>
    public string? Job { get; init; }

    public RunResult? Result { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>Words that are in what the receipt says of the job, why it ran, and what it wrote, told, was given and did. Capital and small letters are the same.</summary>
    public string? Text { get; init; }

    public bool Matches(Receipt receipt) =>
        (Commit is null || receipt.Commit == Commit)
        && (Job is null || receipt.Predicate.Job.Id == Job || receipt.Predicate.Job.Name == Job)
        && (Result is null || receipt.Predicate.Result == Result)
        && (Since is null || receipt.Predicate.Finished >= Since)
        && (Text is null || Words(receipt.Predicate).Any(words => words?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true));

    private static IEnumerable<string?> Words(ReceiptPredicate predicate) =>
    [
        predicate.Job.Id,
        predicate.Job.Name,
        predicate.Trigger.Name,
        .. predicate.Trigger.Args ?? [],
        predicate.Reason,
        predicate.Message,
        predicate.Output.Tail,
        predicate.Inputs?.ToJsonString(Readable),
        predicate.Data?.ToJsonString(Readable),
        .. (predicate.Calls ?? []).SelectMany(call => new[] { call.Method, call.Target }),
        .. (predicate.Artifacts ?? []).SelectMany(artifact => new[] { artifact.Name, artifact.Path }),
    ];
}

using System.Text;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>A receipt that has no place in a chain yet: all but its writer and number.</summary>
public sealed record WaitingReceipt
{
    /// <summary>Of output kept in the receipt's message.</summary>
    private const int InlineTail = 4 * 1024;

    public required Statement Statement { get; init; }

    /// <summary>The longer tail that goes into the receipt's tree; null where the message holds all.</summary>
    public string? Output { get; init; }

    public static WaitingReceipt Of(Run run, string host, Redaction redaction)
    {
        var tail = redaction.Apply(Encoding.UTF8.GetString(run.OutputTail));
        var isLong = tail.Length > InlineTail;
        return new WaitingReceipt
        {
            Output = isLong ? tail : null,
            Statement = new Statement
            {
                Subject =
                [
                    new StatementSubject(
                        run.Subject is Subject.Commit ? "commit" : "tree",
                        new Dictionary<string, string> { [run.Subject.Algorithm] = run.Subject.Id.ToString() }),
                ],
                Predicate = new ReceiptPredicate
                {
                    Seq = 0,
                    Writer = "",
                    RunId = run.Id.Value,
                    Cause = CauseOf(run),
                    Job = new ReceiptJob(run.Job.Id.Value, run.Job.Name, run.Job.Version, run.JobDigest, run.Job.Program.Kind),
                    Trigger = run.Trigger is Trigger.Hook hook ? new(hook.Kind, hook.Name, [.. hook.Arguments.Select(redaction.Apply)]) : new(run.Trigger.Kind),
                    Started = run.Started,
                    Finished = run.Finished,
                    Result = run.Result,
                    ExitCode = run.ExitCode,
                    Reason = run.Reason is { } reason ? redaction.Apply(reason) : null,
                    Attempts = run.Attempts,
                    CpuMs = run.CpuTime.TotalMilliseconds,
                    PeakMemoryBytes = run.PeakMemory,
                    LeftBehind = run.LeftBehind > 0 ? run.LeftBehind : null,
                    Output = new ReceiptOutput(
                        run.OutputBytes,
                        tail.Length == 0 ? null : isLong ? LastCharacters(tail) : tail,
                        isLong ? Sha256.Hex(Encoding.UTF8.GetBytes(tail)) : null),
                    Host = host,
                },
            },
        };
    }

    /// <summary>The same receipt with its place in a chain.</summary>
    public Statement Placed(string writer, long seq) => Statement with { Predicate = Statement.Predicate with { Writer = writer, Seq = seq } };

    private static string LastCharacters(string text)
    {
        var start = text.Length - InlineTail;
        return text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }

    private static string CauseOf(Run run)
    {
        string[] parts = [run.Job.Id.Value, run.JobDigest, run.Trigger.Kind, .. run.Trigger is Trigger.Hook hook ? [hook.Name, .. hook.Arguments] : Array.Empty<string>(), run.Subject.Id.ToString()];
        return Sha256.Hex(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
    }
}

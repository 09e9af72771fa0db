using System.Text;
using System.Text.Json.Serialization;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>A receipt that has no place in a chain yet: all but its writer and number.</summary>
public sealed record WaitingReceipt
{
    /// <summary>Of output kept in the receipt's message.</summary>
    private const int InlineTail = 4 * 1024;

    /// <summary>Bytes of output kept in the tree: no run keeps more than 64 KB, and what is not UTF-8 takes three bytes each.</summary>
    public const int LongestOutput = 1 << 20;

    public required Statement Statement { get; init; }

    /// <summary>The longer tail that goes into the receipt's tree; null where the message holds all.</summary>
    public string? Output { get; init; }

    /// <summary>Whether it gets its place only with a signature.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sign { get; init; }

    public static WaitingReceipt Of(Run run, string host, Redaction redaction)
    {
        redaction = redaction.With(run.Job.Environment);
        var tail = redaction.ApplyToTail(Encoding.UTF8.GetString(run.OutputTail), isCut: run.OutputBytes > run.OutputTail.Length);
        var isLong = tail.Length > InlineTail;
        var excerpt = new RunExcerpt(run, redaction);
        return new WaitingReceipt
        {
            Output = isLong ? tail : null,
            Statement = Readable(new Statement
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
                    Cause = Cause.Of(run),
                    Job = new ReceiptJob(run.Job.Id.Value, run.Job.Name, run.JobDigest, run.Job.Program.Kind, run.Job.Version),
                    Trigger = excerpt.Trigger,
                    Inputs = excerpt.Inputs,
                    Started = run.Started,
                    Finished = run.Finished,
                    Result = run.Result,
                    ExitCode = run.ExitCode,
                    Reason = excerpt.Reason,
                    Attempts = run.Attempts,
                    CpuMs = run.CpuTime.TotalMilliseconds,
                    PeakMemoryBytes = run.PeakMemory,
                    LeftBehind = run.LeftBehind > 0 ? run.LeftBehind : null,
                    Output = new ReceiptOutput(
                        run.OutputBytes,
                        tail.Length == 0 ? null : isLong ? LastCharacters(tail) : tail,
                        isLong ? Sha256.Hex(Encoding.UTF8.GetBytes(tail)) : null),
                    Message = excerpt.Message,
                    Data = excerpt.Data,
                    Calls = excerpt.Calls,
                    CallsOmitted = excerpt.CallsOmitted,
                    Artifacts = excerpt.Artifacts,
                    Fence = run.Fence,
                    Host = host,
                },
            }),
        };
    }

    /// <summary>The same receipt with its place in a chain.</summary>
    public Statement Placed(string writer, long seq) => Statement with { Predicate = Statement.Predicate with { Writer = writer, Seq = seq } };

    // Characters were counted so far, and one of them may take six bytes: without the longest parts every receipt is one that is read back.
    private static Statement Readable(Statement statement) => StatementWriter.Write(statement).Length <= ReceiptText.LongestStatement
        ? statement
        : statement with
        {
            Predicate = statement.Predicate with
            {
                Trigger = statement.Predicate.Trigger with { Args = null },
                Inputs = null,
                Data = null,
                Calls = null,
                CallsOmitted = (statement.Predicate.CallsOmitted ?? 0) + (statement.Predicate.Calls ?? []).Sum(call => call.Count) is > 0 and var count ? count : null,
                Artifacts = null,
            },
        };

    // From the beginning of a line, where there is one.
    private static string LastCharacters(string text)
    {
        var start = text.Length - InlineTail;
        var line = text.IndexOf('\n', start - 1) + 1;
        return line > 0 && line < text.Length ? text[line..] : text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }
}

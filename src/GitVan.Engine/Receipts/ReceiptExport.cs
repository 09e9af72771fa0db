using System.Globalization;
using System.Text;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>Receipts for other programs, in pieces: a long history is not in memory at once.</summary>
public static class ReceiptExport
{
    private static readonly (string Name, Func<Receipt, object?> Value)[] Columns =
    [
        ("receipt", receipt => receipt.Id.Hex),
        ("finished", receipt => receipt.Predicate.Finished),
        ("started", receipt => receipt.Predicate.Started),
        ("durationMs", receipt => receipt.Predicate.Duration.TotalMilliseconds),
        ("job", receipt => receipt.Predicate.Job.Id),
        ("name", receipt => receipt.Predicate.Job.Name),
        ("version", receipt => receipt.Predicate.Job.Version),
        ("result", receipt => receipt.Predicate.Result.Word()),
        ("exitCode", receipt => receipt.Predicate.ExitCode),
        ("reason", receipt => receipt.Predicate.Reason),
        ("message", receipt => receipt.Predicate.Message),
        ("trigger", receipt => receipt.Predicate.Trigger.Name ?? receipt.Predicate.Trigger.Kind),
        ("commit", receipt => receipt.Commit),
        ("tree", receipt => receipt.SubjectTree),
        ("attempts", receipt => receipt.Predicate.Attempts),
        ("cpuMs", receipt => receipt.Predicate.CpuMs),
        ("peakMemoryBytes", receipt => receipt.Predicate.PeakMemoryBytes),
        ("outputBytes", receipt => receipt.Predicate.Output.Bytes),
        ("runId", receipt => receipt.Predicate.RunId),
        ("cause", receipt => receipt.Predicate.Cause),
        ("host", receipt => receipt.Predicate.Host),
        ("writer", receipt => receipt.Predicate.Writer),
        ("seq", receipt => receipt.Predicate.Seq),
    ];

    /// <summary>One JSON list: each receipt's commit, and its statement as it is stored.</summary>
    public static IEnumerable<string> Json(IEnumerable<Receipt> receipts)
    {
        var before = "[";
        foreach (var receipt in receipts)
        {
            yield return $"{before}\n{{\"receipt\":\"{receipt.Id}\",\"statement\":{Encoding.UTF8.GetString(StatementWriter.Write(receipt.Statement).Span)}}}";
            before = ",";
        }

        yield return before == "[" ? "[]\n" : "\n]\n";
    }

    /// <summary>CSV by RFC 4180: a head line, then one line for each receipt, ended by CR LF. Text that a spreadsheet would take for a formula gets a <c>'</c> before it.</summary>
    public static IEnumerable<string> Csv(IEnumerable<Receipt> receipts)
    {
        yield return Row(Columns.Select(column => column.Name));
        foreach (var receipt in receipts)
            yield return Row(Columns.Select(column => Field(column.Value(receipt))));
    }

    private static string Row(IEnumerable<string> fields) => string.Join(',', fields) + "\r\n";

    private static string Field(object? value) => value switch
    {
        string text => Quoted(text.Length > 0 && "=+-@\t\r\n".Contains(text[0]) ? "'" + text : text),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

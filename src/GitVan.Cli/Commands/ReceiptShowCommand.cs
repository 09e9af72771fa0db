using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt show</c>: one receipt in full.</summary>
internal static class ReceiptShowCommand
{
    private const int ShortestPrefix = 4;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(App app)
    {
        var id = new Argument<string>("receipt") { Description = "The beginning of a receipt's id, or a run id" };
        var command = new Command("show", "Show one receipt in full") { id };
        command.SetAction(parsed =>
        {
            var receipt = Get(app, parsed.GetValue(id)!);
            if (app.Screen.Json)
                app.Screen.Document(new ReceiptShowDocument(receipt.Id.Hex, receipt.Parent?.Hex, receipt.Statement), CliJson.Default.ReceiptShowDocument);
            else
                Print(app, receipt);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Receipt Get(App app, string text)
    {
        if (text.Length < ShortestPrefix)
            throw new GitVanException($"'{text}' is too short for a receipt's id") { Hint = $"give at least {ShortestPrefix} digits" };
        var found = app.Chains.Newest().Where(receipt => receipt.Id.Hex.StartsWith(text, StringComparison.OrdinalIgnoreCase) || receipt.Predicate.RunId == text).Take(2).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new GitVanException($"no receipt '{text}'") { Hint = "run: gitvan receipt list" },
            _ => throw new GitVanException($"'{text}' is the beginning of more than one receipt") { Hint = "give more digits" },
        };
    }

    private static void Print(App app, Receipt receipt)
    {
        var predicate = receipt.Predicate;
        app.Screen.Pairs(
        [
            ("receipt", receipt.Id.Hex),
            ("result", predicate.Result.Word()),
            .. predicate.Reason is { } reason ? [("reason", reason)] : Array.Empty<(string, string)>(),
            ("job", predicate.Job.Id == predicate.Job.Name ? predicate.Job.Id : $"{predicate.Job.Id} ({predicate.Job.Name})"),
            .. predicate.Job.Version is { } version ? [("version", version)] : Array.Empty<(string, string)>(),
            ("kind", predicate.Job.Kind),
            ("digest", predicate.Job.Digest),
            ("trigger", string.Join(' ', new[] { predicate.Trigger.Kind, predicate.Trigger.Name, predicate.Trigger.Job, predicate.Trigger.Result?.Word() }.Concat(predicate.Trigger.Args ?? []).OfType<string>())),
            .. (predicate.Inputs ?? []).Select(input => ("input", $"{input.Key} = {input.Value?.ToJsonString(Readable) ?? "null"}")),
            ("about", receipt.Commit is { } commit ? $"commit {commit}" : $"tree {receipt.SubjectTree}"),
            ("started", Time(predicate.Started)),
            ("finished", Time(predicate.Finished)),
            ("exit code", predicate.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "-"),
            ("attempts", predicate.Attempts.ToString(CultureInfo.InvariantCulture)),
            ("cpu time", string.Create(CultureInfo.InvariantCulture, $"{predicate.CpuMs:0.#} ms")),
            ("peak memory", string.Create(CultureInfo.InvariantCulture, $"{predicate.PeakMemoryBytes / 1048576.0:0.#} MiB")),
            .. predicate.LeftBehind is { } left ? [("left behind", left == 1 ? "one process, which was ended" : $"{left} processes, which were ended")] : Array.Empty<(string, string)>(),
            ("run", predicate.RunId),
            ("cause", predicate.Cause),
            ("chain", $"{predicate.Writer}, seq {predicate.Seq}"),
            .. receipt.IsSigned ? [("signed", "yes; to check it: gitvan receipt verify")] : Array.Empty<(string, string)>(),
            ("host", predicate.Host),
            ("output", $"{predicate.Output.Bytes} bytes{(predicate.Output.Blob is null ? "" : $"; a longer part: git show {receipt.Tree.Hex[..12]}:output.txt")}"),
            .. predicate.Message is { } message ? [("message", message)] : Array.Empty<(string, string)>(),
            .. predicate.Data is { } data ? [("data", data.ToJsonString(Readable))] : Array.Empty<(string, string)>(),
            .. (predicate.Calls ?? []).Select(call => ("did", Sentence(call))),
            .. predicate.CallsOmitted is { } omitted ? [("did", $"{omitted} calls more")] : Array.Empty<(string, string)>(),
            .. (predicate.Artifacts ?? []).Select(artifact => ("artifact", $"{artifact.Name}: {artifact.Path}, {artifact.Size} bytes, sha256 {artifact.Sha256}")),
            .. predicate.Fence is { } fence ? [("lock", $"{fence.Lock}, token {fence.Token}")] : Array.Empty<(string, string)>(),
        ]);
        if (predicate.Output.Tail is { } tail)
            app.Screen.Line(string.Join('\n', tail.TrimEnd('\n').Split('\n').Select(Terminal.Screen.Harmless)));
    }

    private static string Sentence(EngineCall call) =>
        $"{call.Method}{(call.Target is { } target ? $" {target}" : "")}{(call.Count > 1 ? $", {call.Count} times" : "")}{(call.Failed is { } failed ? $", {failed} failed" : "")}";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;
using GitVan.Engine.Protocol;
using GitVan.Engine.Receipts;
using GitVan.Engine.Running;

namespace GitVan.Engine.Composables;

/// <summary>Receipts that are there, and what a job adds to its own.</summary>
internal sealed class ReceiptMethods(JobSession session, GitRunner git)
{
    private static readonly string[] Filters = ["job", "result", "since", "commit"];

    private readonly Repository repository = session.Context.Repository;

    public IReadOnlyList<Method> Methods =>
    [
        new("receipt.attach", ["name", "value"], Attach) { Changes = true },
        new("receipt.artifact", ["path", "name"], AddArtifact) { Changes = true },
        new("receipt.list", [.. Filters, "limit"], call => Summaries(Find(Query(call)), call)),
        new("receipt.get", ["id"], Get),
        new("receipt.search", ["text", "limit"], call => Summaries(Find(new ReceiptQuery { Text = call.Text("text") }), call)),
        new("receipt.verify", [], _ => Verify()),
        new("receipt.stats", ["job", "since"], Stats),
        new("receipt.export", ["format", .. Filters], Export),
    ];

    /// <summary>Those of one job, or of all.</summary>
    public JsonArray History(string? job, long limit) => Summaries(Find(new ReceiptQuery { Job = job }), limit);

    private JsonNode? Attach(Call call)
    {
        call.Target = call.Text("name");
        session.Attachments.Attach(call.Target, call.Find("value"));
        return null;
    }

    private JsonObject AddArtifact(Call call)
    {
        var given = call.Text("path");
        var path = Path.GetFullPath(GitCall.Unquoted("path", given), repository.Root);
        if (!File.Exists(path))
            throw new CallException(CallException.Mistake, $"artifact {Excerpt.Of(given)} is not a file") { Hint = "write it first; the path is from the top of the work tree" };
        var shown = Path.GetRelativePath(repository.Root, path).Replace('\\', '/');
        if (shown.StartsWith("../", StringComparison.Ordinal))
            shown = path;
        var artifact = new Artifact(call.FindText("name") ?? Path.GetFileName(path), shown, Convert.ToHexStringLower(Sha256.HashFile(path)), new FileInfo(path).Length);
        call.Target = artifact.Path;
        session.Attachments.Add(artifact);
        return new JsonObject { ["name"] = artifact.Name, ["path"] = artifact.Path, ["sha256"] = artifact.Sha256, ["size"] = artifact.Size };
    }

    private JsonNode? Get(Call call)
    {
        var id = call.Text("id");
        return Find(new ReceiptQuery()).FirstOrDefault(receipt => receipt.Id.Hex == id || receipt.Predicate.RunId == id) is { } found ? Json(found) : null;
    }

    private JsonObject Verify()
    {
        var report = new ReceiptVerifier(repository, session.Environment, git, session.Context.Time).Verify();
        return new JsonObject
        {
            ["ok"] = report.Passed,
            ["chains"] = report.Chains,
            ["receipts"] = report.Receipts,
            ["findings"] = new JsonArray([.. report.Findings.Select(finding => new JsonObject { ["kind"] = finding.Kind, ["place"] = finding.Place, ["message"] = finding.Message })]),
        };
    }

    private JsonArray Stats(Call call) =>
        new([.. JobStatistics.Of(Find(Query(call))).Select(one => JsonSerializer.SerializeToNode(one, ComposableJson.Default.JobStatistics))]);

    private JsonNode Export(Call call)
    {
        var receipts = Find(Query(call));
        if (!call.Has("format"))
            throw Call.Missing("format", "'json' or 'csv'");
        return string.Concat(call.Word("format", ["json", "csv"], "") == "json" ? ReceiptExport.Json(receipts) : ReceiptExport.Csv(receipts));
    }

    private IEnumerable<Receipt> Find(ReceiptQuery query) => new ChainReader(repository, git).Newest().Where(query.Matches);

    private static ReceiptQuery Query(Call call) => new()
    {
        Job = call.FindText("job"),
        Commit = call.FindText("commit"),
        Result = call.FindText("result") switch
        {
            null => null,
            var word when RunResultWords.TryParse(word, out var result) => result,
            var word => throw Call.Wrong($"result is {Excerpt.Of(word)}, expected one of {string.Join(", ", RunResultWords.All)}"),
        },
        Since = call.FindText("since") switch
        {
            null => null,
            var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) => since,
            var text => throw Call.Wrong($"since is {Excerpt.Of(text)}, expected a time such as 2026-01-31T12:00:00Z"),
        },
    };

    private static JsonArray Summaries(IEnumerable<Receipt> receipts, Call call) => Summaries(receipts, call.FindNumber("limit") ?? 100);

    private static JsonArray Summaries(IEnumerable<Receipt> receipts, long limit) => new([.. receipts.Take((int)Math.Min(limit, int.MaxValue)).Select(Json)]);

    private static JsonNode? Json(Receipt receipt) => JsonSerializer.SerializeToNode(ReceiptSummary.Of(receipt), ComposableJson.Default.ReceiptSummary);
}

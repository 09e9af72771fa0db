using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Protocol;

namespace GitVan;

/// <summary>This run's receipt, which the engine writes when the job has ended, and those that are there already.</summary>
public sealed class ReceiptComposable
{
    private readonly Connection _connection;

    internal ReceiptComposable(Connection connection) => _connection = connection;

    /// <summary>Keeps a value as data in this run's receipt: any JSON, 64 KiB in all.</summary>
    public Task AttachAsync(string name, JsonNode? value, CancellationToken ct = default) =>
        // An explicit null is a value here; what is not there is not.
        _connection.CallAsync(new Message("receipt.attach").Text("name", name).Json("value", json => Write(json, value)), ct);

    /// <summary>Notes a file's hash and size in this run's receipt; the file itself is not kept.</summary>
    /// <param name="path">Relative to the top of the work tree.</param>
    /// <param name="name">What it is called there; the path where it is left out.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<ReceiptArtifact> ArtifactAsync(string path, string? name = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("receipt.artifact").Text("path", path).Text("name", name), ReceiptArtifact.Read, ct);

    /// <summary>Receipts, newest first.</summary>
    public Task<IReadOnlyList<JobReceipt>> ListAsync(ReceiptFilter? filter = null, int limit = 100, CancellationToken ct = default) =>
        _connection.CallAsync(Filter(new("receipt.list"), filter).Number("limit", limit), JobReceipt.ReadList, ct);

    /// <summary>A receipt by its commit or its run's id; null where there is none.</summary>
    public Task<JobReceipt?> GetAsync(string id, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("receipt.get").Text("id", id), json => Answer.Maybe(json, JobReceipt.Read), ct);

    /// <summary>Receipts that say a text, newest first.</summary>
    public Task<IReadOnlyList<JobReceipt>> SearchAsync(string text, int limit = 100, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("receipt.search").Text("text", text).Number("limit", limit), JobReceipt.ReadList, ct);

    /// <summary>Checks all chains, as <c>gitvan receipt verify</c> does.</summary>
    public Task<ReceiptVerification> VerifyAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("receipt.verify"), ReceiptVerification.Read, ct);

    /// <summary>How often jobs ran, with which results, and how long they took.</summary>
    public Task<IReadOnlyList<ReceiptStatistics>> StatsAsync(string? job = null, DateTimeOffset? since = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("receipt.stats").Text("job", job).Time("since", since), json => Answer.List(json, ReceiptStatistics.Read), ct);

    /// <summary>Receipts as text, to keep elsewhere.</summary>
    public Task<string> ExportAsync(ReceiptFormat format, ReceiptFilter? filter = null, CancellationToken ct = default) =>
        _connection.CallAsync(Filter(new Message("receipt.export").Text("format", format == ReceiptFormat.Csv ? "csv" : "json"), filter), Answer.Text, ct);

    private static Message Filter(Message message, ReceiptFilter? filter) =>
        message.Text("job", filter?.Job).Text("result", filter?.Result).Time("since", filter?.Since).Text("commit", filter?.Commit);

    private static void Write(Utf8JsonWriter json, JsonNode? value)
    {
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }
}

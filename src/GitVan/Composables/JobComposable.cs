using System.Text.Json.Nodes;
using GitVan.Protocol;

namespace GitVan;

/// <summary>The other jobs of the repository. Each is named by its id or its name.</summary>
public sealed class JobComposable
{
    private readonly Connection _connection;

    internal JobComposable(Connection connection) => _connection = connection;

    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<JobListing>> ListAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("job.list"), json => Answer.List(json, JobListing.Read), ct);

    /// <summary>One of them; null where there is no such job.</summary>
    public Task<JobListing?> GetAsync(string job, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("job.get").Text("job", job), json => Answer.Maybe(json, JobListing.Read), ct);

    /// <summary>Runs another job, and waits for its end. A run that fails is an outcome, no exception, and so is one that can't be: where an input is wrong, or the job led here.</summary>
    /// <exception cref="JobException"><see cref="JobErrorCode.Mistake"/>: there is no such job.</exception>
    public Task<JobOutcome> RunAsync(string job, JsonObject? inputs = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("job.run").Text("job", job).Json("inputs", inputs), JobOutcome.Read, ct);

    /// <summary>Receipts of a job's runs, newest first; of this job where none is named.</summary>
    public Task<IReadOnlyList<JobReceipt>> HistoryAsync(string? job = null, int limit = 20, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("job.history").Text("job", job).Number("limit", limit), JobReceipt.ReadList, ct);
}

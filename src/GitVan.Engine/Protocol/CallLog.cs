using GitVan.Engine.Model;

namespace GitVan.Engine.Protocol;

/// <summary>What a job did through the engine, for its receipt: changing calls with what they were about, the others counted.</summary>
public sealed class CallLog
{
    /// <summary>Rows; calls that would need further ones are counted only.</summary>
    private const int MostRows = 200;

    private const int LongestTarget = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Method, string? Target), (int Count, int Failed)> rows = [];

    /// <summary>Calls that found no row any more.</summary>
    public int Omitted { get; private set; }

    public void Add(Method method, string? target, bool failed)
    {
        var key = (method.Name, method.Changes ? Short(target) : null);
        lock (gate)
        {
            if (!rows.TryGetValue(key, out var row) && rows.Count == MostRows)
            {
                Omitted++;
                return;
            }

            rows[key] = (row.Count + 1, row.Failed + (failed ? 1 : 0));
        }
    }

    public IReadOnlyList<EngineCall> Rows
    {
        get
        {
            lock (gate)
                return [.. rows.Select(row => new EngineCall(row.Key.Method, row.Value.Count, row.Key.Target, row.Value.Failed > 0 ? row.Value.Failed : null))];
        }
    }

    private static string? Short(string? target) => target is null ? null : ShortLine.Of(target, LongestTarget);
}

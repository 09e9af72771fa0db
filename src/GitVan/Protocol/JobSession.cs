namespace GitVan.Protocol;

/// <summary>The run that this process is for, from <c>hello</c> to <c>result</c>.</summary>
internal sealed record JobSession(Connection Connection, JobContext Context)
{
    // A process runs one job, whatever threads that uses.
    private static JobSession? s_current;

    /// <summary>Null outside of a run.</summary>
    public static JobSession? Current => s_current;

    /// <exception cref="InvalidOperationException">There is no run.</exception>
    public static JobSession Get(string composable) =>
        s_current ?? throw new InvalidOperationException($"{composable}() works in a job's Run only, while gitvan runs it");

    public static void Begin(JobSession session) => s_current = session;

    public static void End() => s_current = null;
}

using GitVan.Protocol;

namespace GitVan;

/// <summary>Programs, started by the engine and listed in the receipt.</summary>
public sealed class ExecComposable
{
    private readonly Connection _connection;

    internal ExecComposable(Connection connection) => _connection = connection;

    /// <summary>Runs a program to its end. Another exit code than 0 is an answer, no exception.</summary>
    /// <param name="command">The program and its arguments; never a shell.</param>
    /// <param name="options">What it is given.</param>
    /// <param name="ct">Stops the waiting; the program goes on until its time is up or the job ends.</param>
    /// <exception cref="JobException"><see cref="JobErrorCode.Mistake"/>: there is no such program or folder.</exception>
    public Task<ExecOutput> RunAsync(IReadOnlyList<string> command, ExecOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(
            new Message("exec.run")
                .Texts("command", command)
                .Text("cwd", options?.WorkingDirectory)
                .Texts("env", options?.Environment is { Count: > 0 } environment ? environment : null)
                .Text("input", options?.Input)
                .Milliseconds("timeoutMs", options?.Timeout),
            ExecOutput.Read,
            ct);
}

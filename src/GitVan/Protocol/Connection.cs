using System.Text.Json;

namespace GitVan.Protocol;

/// <summary>The job's side of the protocol: calls out, from any thread; answers and the engine's own notifications in, on a thread of its own.</summary>
internal sealed class Connection
{
    private readonly Channel _channel;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, IPendingCall> _pending = [];
    private readonly CancellationTokenSource _cancelled = new();
    private Exception? _end;
    private long _lastId;

    public Connection(Channel channel)
    {
        _channel = channel;
        Leases = new Leases(this);
        new Thread(Read, maxStackSize: 256 * 1024) { IsBackground = true, Name = "gitvan" }.Start();
    }

    /// <summary>The engine wants the job to end, or is gone.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>The locks that the job holds.</summary>
    public Leases Leases { get; }

    /// <summary>Sends a request. Cancelling stops the waiting, not what the engine does.</summary>
    /// <exception cref="JobException">The engine said no.</exception>
    /// <exception cref="IOException">The engine is gone.</exception>
    public Task<T> CallAsync<T>(Message message, Func<JsonElement, T> read, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<T>(ct);
        var call = new PendingCall<T>(message.Method, read);
        long id;
        lock (_gate)
        {
            if (_end is not null)
                return Task.FromException<T>(_end);
            id = ++_lastId;
            _pending.Add(id, call);
        }

        try
        {
            Send(message, id);
        }
        catch (Exception e) when (e is IOException or JobException)
        {
            if (Take(id) is not null)
                call.Fail(e);
        }

        return call.Task.WaitAsync(ct);
    }

    /// <summary>Sends a request whose answer says nothing.</summary>
    public Task CallAsync(Message message, CancellationToken ct) => CallAsync<object?>(message, static _ => null, ct);

    /// <summary>Sends a notification. Where the engine is gone it is lost.</summary>
    public void Notify(Message message)
    {
        try
        {
            Send(message, id: null);
        }
        catch (IOException)
        {
            // The next call says so.
        }
    }

    /// <summary>Asks the job to end, as the engine does.</summary>
    public void Cancel() => _ = _cancelled.CancelAsync();

    private void Send(Message message, long? id)
    {
        var line = message.End(id);
        if (line.Length > Channel.LongestMessage)
            throw new JobException(JobErrorCode.InvalidRequest, $"{message.Method} has {line.Length} bytes, at most {Channel.LongestMessage} can be sent");
        _channel.Write(line);
    }

    private void Read()
    {
        Exception end = new IOException(Channel.HungUp);
        try
        {
            while (_channel.TryReadLine(out var line))
                Receive(line);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException or InvalidOperationException)
        {
            // After what is no message nothing can be relied on.
            end = new IOException(e is InvalidDataException ? e.Message : "gitvan sent what is no message", e);
        }

        IPendingCall[] left;
        lock (_gate)
        {
            _end = end;
            left = [.. _pending.Values];
            _pending.Clear();
        }

        foreach (var call in left)
            call.Fail(end);
        Cancel();
    }

    private void Receive(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var message = document.RootElement;
        if (message.FindText("method") is { } method)
            Notified(method, message.Find("params"));
        else if (message.Find("error") is { } error)
            Failed(message.FindNumber("id"), JobException.Read(error));
        else if (message.TryGetProperty("result", out var result))
            Take(message.Number("id"))?.Answer(result);
        else
            throw new FormatException("neither result nor error");
    }

    private void Notified(string method, JsonElement? parameters)
    {
        if (method == "cancel")
            Cancel();
        else if (method == "lock.lost" && parameters is { } lost)
            Leases.Lose(lost.Text("name"), lost.Number("token"));
    }

    // An error without an id is about a message that could not be read, which is ours: nobody waits for another answer to it.
    private void Failed(long? id, JobException error)
    {
        if (id is { } given)
            Take(given)?.Fail(error);
        else
            throw new InvalidDataException(error.Message);
    }

    private IPendingCall? Take(long id)
    {
        lock (_gate)
            return _pending.Remove(id, out var call) ? call : null;
    }
}

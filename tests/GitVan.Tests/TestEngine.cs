using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace GitVan.Tests;

/// <summary>The other end of the wire: a real socket that answers as it is told, and remembers what it was asked.</summary>
internal sealed partial class TestEngine : IDisposable
{
    public const string Hello = """
        {"protocol":1,"gitvan":"2.0.0","run":{"id":"0193a","attempt":2,"startedAt":"2026-01-02T03:04:05Z"},"job":{"id":"changes","name":"Changes","tags":["docs"],"version":"1.0.0"},
        "trigger":{"kind":"hook","name":"pre-push","args":["origin","url"]},"inputs":{"version":"1.2.3","parts":3,"ratio":0.5,"dry":true,"names":["a","b"]},
        "subject":{"kind":"commit","id":"0123"},"root":"/work","gitDirectory":"/work/.git","head":"0123","branch":"main","fence":{"lock":"exclusive","token":7},"timeoutMs":1500,"later":{"field":1}}
        """;

    private readonly Socket _socket;
    private readonly Func<JsonObject, string?> _answer;
    private readonly Thread _thread;

    /// <param name="answer">The whole line for a message that is not <c>hello</c>; null for none.</param>
    public TestEngine(Func<JsonObject, string?> answer)
    {
        _answer = answer;
        Span<int> pair = stackalloc int[2];
        Assert.Equal(0, SocketPair(1, 1, 0, ref pair[0]));
        Descriptor = pair[1];
        // A job's process gets the other end only.
        Assert.Equal(0, Ioctl(pair[0], OperatingSystem.IsMacOS() ? 0x20006601u : 0x5451u));
        _socket = new Socket(new SafeSocketHandle(pair[0], ownsHandle: true));
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Answers every request alike.</summary>
    public TestEngine(string result = "null") : this(message => Result(message, result)) { }

    /// <summary>The job's end.</summary>
    public int Descriptor { get; }

    /// <summary>What the job sent, in order; whole when the engine has ended.</summary>
    public List<JsonObject> Messages { get; } = [];

    public static string? Result(JsonObject message, string result) =>
        message["id"] is { } id ? $$"""{"jsonrpc":"2.0","id":{{id}},"result":{{result.ReplaceLineEndings("")}}}""" : null;

    public static string Error(JsonObject message, string error) => $$"""{"jsonrpc":"2.0","id":{{message["id"]}},"error":{{error}}}""";

    public static string Method(JsonObject message) => (string)message["method"]!;

    public void Send(string line) => _socket.Send(Encoding.UTF8.GetBytes(line + "\n"));

    public void HangUp() => _socket.Shutdown(SocketShutdown.Both);

    /// <summary>Closes its side, as it does when the job has ended; what the job sent has been read then.</summary>
    public void Dispose()
    {
        if (_socket.SafeHandle.IsClosed)
            return;
        // Closing alone would not wake the thread that reads.
        HangUp();
        _thread.Join();
        _socket.Dispose();
    }

    private void Serve()
    {
        try
        {
            using var stream = new NetworkStream(_socket);
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                var message = JsonNode.Parse(line)!.AsObject();
                Messages.Add(message);
                if ((Method(message) == "hello" ? Result(message, Hello) : _answer(message)) is { } answer)
                    Send(answer);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // A test hung up.
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request);

    [LibraryImport("libc", EntryPoint = "socketpair")]
    private static partial int SocketPair(int domain, int type, int protocol, ref int pair);
}

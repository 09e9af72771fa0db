using System.Buffers;
using System.Runtime.InteropServices;

namespace GitVan.Engine.Processes;

/// <summary>The pipes between us and one child, and the bytes that go through them.</summary>
internal sealed unsafe class ChildPipes : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private ReadOnlyMemory<byte> unwritten;

    public ChildPipes(ProcessStart start)
    {
        if (start.Input is StandardInput.Bytes(var content))
        {
            unwritten = content;
            var (read, write) = Libc.CreatePipe();
            Input = new End(write, read);
        }

        if (start.Output is not null)
        {
            var (read, write) = Libc.CreatePipe();
            Out = new End(read, write);
            (read, write) = Libc.CreatePipe();
            Error = new End(read, write);
        }
    }

    public End Input { get; } = new(-1, -1);

    public End Out { get; } = new(-1, -1);

    public End Error { get; } = new(-1, -1);

    public bool AllClosed => Out.Ours < 0 && Error.Ours < 0 && Input.Ours < 0;

    /// <summary>What the child is to read, all of it.</summary>
    public void Give(ReadOnlyMemory<byte> input) => unwritten = input;

    public void CloseChildEnds()
    {
        Input.CloseChild();
        Out.CloseChild();
        Error.CloseChild();
    }

    /// <summary>Moves what can be moved without waiting, for the descriptors that poll found ready.</summary>
    public void Move(Libc.PollFd ready, OutputSink? sink)
    {
        if (ready.Returned == 0 || ready.Fd < 0)
            return;
        if (ready.Fd == Out.Ours)
            ReadOnce(Out, OutputChannel.Out, sink);
        else if (ready.Fd == Error.Ours)
            ReadOnce(Error, OutputChannel.Error, sink);
        else if (ready.Fd == Input.Ours)
            WriteOnce();
    }

    /// <summary>What is still in the pipes after the child and all it started have ended.</summary>
    public void Drain(OutputSink? sink)
    {
        Input.CloseOurs();
        foreach (var (end, channel) in new[] { (Out, OutputChannel.Out), (Error, OutputChannel.Error) })
        {
            while (end.Ours >= 0)
            {
                // A process that got away (macOS, setsid) may hold the pipe open for ever; what is silent now is not waited for.
                var ready = new Libc.PollFd { Fd = end.Ours, Events = Libc.PollIn };
                if (Libc.Poll(&ready, 1, 100) <= 0)
                    break;
                ReadOnce(end, channel, sink);
            }
        }
    }

    public void Dispose()
    {
        CloseChildEnds();
        Input.CloseOurs();
        Out.CloseOurs();
        Error.CloseOurs();
    }

    private static void ReadOnce(End end, OutputChannel channel, OutputSink? sink)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        nint count;
        fixed (byte* pointer = buffer)
            count = Libc.Read(end.Ours, pointer, BufferSize);
        var wasInterrupted = count < 0 && Marshal.GetLastPInvokeError() == Libc.ErrorInterrupted;
        if (!wasInterrupted && (count <= 0 || sink is null || !sink(channel, buffer.AsSpan(0, (int)count))))
            end.CloseOurs();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void WriteOnce()
    {
        // At most what a pipe takes at once after poll: PIPE_BUF, so that a slow reader never blocks us.
        const int pipeBuffer = 512;
        var part = unwritten.Span[..Math.Min(pipeBuffer, unwritten.Length)];
        nint count;
        fixed (byte* pointer = part)
            count = Libc.Write(Input.Ours, pointer, (nuint)part.Length);
        if (count < 0 && Marshal.GetLastPInvokeError() == Libc.ErrorInterrupted)
            return;
        unwritten = count < 0 ? default : unwritten[(int)count..];

        // A child that does not read to the end is not an error.
        if (unwritten.IsEmpty)
            Input.CloseOurs();
    }

    /// <summary>Our descriptor and the child's; -1 where there is none any more.</summary>
    public sealed class End(int ours, int child)
    {
        public int Ours { get; private set; } = ours;

        public int Child { get; private set; } = child;

        public void CloseOurs()
        {
            if (Ours >= 0)
                Libc.Close(Ours);
            Ours = -1;
        }

        public void CloseChild()
        {
            if (Child >= 0)
                Libc.Close(Child);
            Child = -1;
        }
    }
}

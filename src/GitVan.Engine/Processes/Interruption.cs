namespace GitVan.Engine.Processes;

/// <summary>
/// A person's wish that work ends: Ctrl-C or a signal. The first one is passed on to the running children, the second one kills them.
/// </summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource first = new(), second = new();

    /// <summary>Nobody interrupts.</summary>
    public static Interruption Never { get; } = new();

    /// <summary>The signal that came, to be passed on as it is.</summary>
    public int Signal { get; private set; } = Libc.Interrupt;

    /// <summary>Cancelled at the first wish.</summary>
    public CancellationToken Raised => first.Token;

    /// <summary>Cancelled at the second: the person will not wait.</summary>
    public CancellationToken Insisted => second.Token;

    /// <param name="signal">The number to pass on, such as 2 for SIGINT.</param>
    public void Raise(int signal)
    {
        if (first.IsCancellationRequested)
        {
            second.Cancel();
            return;
        }

        Signal = signal;
        first.Cancel();
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}

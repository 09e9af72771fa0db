namespace GitVan.Engine.Processes;

/// <summary>
/// A person's wish that work ends: Ctrl-C or a signal. The first one is passed on to the running children, the second one kills them.
/// </summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource first = new(), second = new();

    private CancellationTokenRegistration[] ties = [];
    private Interruption? above;

    /// <summary>Nobody interrupts.</summary>
    public static Interruption Never { get; } = new();

    /// <summary>What asks a program to end where no person did.</summary>
    public const int Terminate = Libc.Terminate;

    /// <summary>The signal that came, to be passed on as it is.</summary>
    public int Signal { get; private set; } = Libc.Interrupt;

    /// <summary>Why, in a line; null where a person wishes it.</summary>
    public string? Reason { get; private set; }

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

    /// <summary>As a person would once, for a reason of ours; nothing where it is raised already.</summary>
    public void End(string reason)
    {
        lock (first)
        {
            if (first.IsCancellationRequested)
                return;
            Reason = reason;
            first.Cancel();
        }
    }

    /// <summary>One that is raised with this one, and can be raised alone.</summary>
    public Interruption Link()
    {
        var link = new Interruption { above = this };
        link.ties = [Raised.Register(() => link.Follow(this)), Insisted.Register(() => link.Raise(Signal))];
        return link;
    }

    /// <summary>As a person does, for all of the work and not for this part alone.</summary>
    internal void RaiseAll(int signal) => Top.Raise(signal);

    private Interruption Top => above?.Top ?? this;

    private void Follow(Interruption other)
    {
        Reason = other.Reason;
        Raise(other.Signal);
    }

    public void Dispose()
    {
        foreach (var tie in ties)
            tie.Dispose();
        first.Dispose();
        second.Dispose();
    }
}

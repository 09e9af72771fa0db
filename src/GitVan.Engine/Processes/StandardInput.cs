namespace GitVan.Engine.Processes;

/// <summary>What a child reads from its standard input.</summary>
public abstract record StandardInput
{
    private StandardInput() { }

    /// <summary>Nothing: <c>/dev/null</c>.</summary>
    public static StandardInput Empty { get; } = new Nothing();

    /// <summary>Our own standard input, live.</summary>
    public static StandardInput Inherited { get; } = new Ours();

    /// <summary>The terminal, also where our own standard input is something else, as git has it. Until the child has ended Ctrl-C is its own.</summary>
    public static StandardInput Terminal { get; } = new Controlling();

    /// <summary>Whether there is one.</summary>
    public static bool HasTerminal => LentTerminal.IsThere();

    /// <summary>These bytes, then the end.</summary>
    public static StandardInput Of(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? Empty : new Bytes(bytes);

    internal sealed record Nothing : StandardInput;

    internal sealed record Ours : StandardInput;

    internal sealed record Controlling : StandardInput;

    internal sealed record Bytes(ReadOnlyMemory<byte> Content) : StandardInput;
}

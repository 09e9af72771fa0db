namespace GitVan.Engine.Processes;

/// <summary>What a child reads from its standard input.</summary>
public abstract record StandardInput
{
    private StandardInput() { }

    /// <summary>Nothing: <c>/dev/null</c>.</summary>
    public static StandardInput Empty { get; } = new Nothing();

    /// <summary>Our own standard input, live.</summary>
    public static StandardInput Inherited { get; } = new Ours();

    /// <summary>These bytes, then the end.</summary>
    public static StandardInput Of(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? Empty : new Bytes(bytes);

    internal sealed record Nothing : StandardInput;

    internal sealed record Ours : StandardInput;

    internal sealed record Bytes(ReadOnlyMemory<byte> Content) : StandardInput;
}

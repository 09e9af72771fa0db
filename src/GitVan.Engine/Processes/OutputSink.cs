namespace GitVan.Engine.Processes;

/// <summary>Takes a child's output as it comes. False says that nobody listens any more: the child then meets a closed pipe, as it would without us.</summary>
public delegate bool OutputSink(OutputChannel channel, ReadOnlySpan<byte> bytes);

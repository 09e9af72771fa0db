namespace GitVan.Benchmarks;

/// <summary>A measurement that would not be true: a command failed, or a hook did not run its job.</summary>
internal sealed class BenchmarkFailed(string message) : Exception(message);

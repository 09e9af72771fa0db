namespace GitVan.Benchmarks;

/// <summary>A program to start.</summary>
/// <param name="Program">Absolute: no search on the PATH is measured.</param>
/// <param name="Environment">All of it; nothing of ours is inherited.</param>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments, string Directory, IReadOnlyDictionary<string, string> Environment)
{
    public override string ToString() => string.Join(' ', [Path.GetFileName(Program), .. Arguments]);
}

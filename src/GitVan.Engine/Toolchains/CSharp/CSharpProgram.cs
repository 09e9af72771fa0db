namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>What to start for a job that is built.</summary>
/// <param name="Program">Absolute: the job's own executable, or <c>dotnet</c>.</param>
/// <param name="Arguments">What comes before the job's own arguments.</param>
public sealed record CSharpProgram(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>An executable of its own, which needs no .NET to run.</summary>
    public bool IsNative => Arguments.Count == 0;
}

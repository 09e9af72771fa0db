namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>How building a job ended.</summary>
public abstract record BuildResult
{
    private BuildResult() { }

    public sealed record Built(CSharpProgram Program) : BuildResult;

    /// <summary>It can't be built; other jobs can.</summary>
    /// <param name="Message">One line with the place, such as <c>jobs/x.cs:12:5: error CS1002: ; expected</c>.</param>
    /// <param name="Errors">All that the compiler or NuGet said, in its order, the message's own line first; empty where neither was asked.</param>
    public sealed record Failed(string Message, string? Hint, IReadOnlyList<string> Errors) : BuildResult
    {
        /// <summary>The compiler does not take the job's text: the same build would fail again.</summary>
        public bool IsOfText { get; init; }
    }
}

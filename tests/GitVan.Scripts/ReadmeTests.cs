namespace GitVan.Scripts;

/// <summary>The jobs that the README shows are those of the examples, which are run.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("csharp", "jobs/changes.cs")]
    [InlineData("javascript", "jobs/changes.mjs")]
    public void The_first_screen_shows_a_job_that_runs(string example, string job) =>
        Assert.Contains(
            File.ReadAllText(Path.Combine(Repository.Root, "examples", example, job)),
            File.ReadAllText(Path.Combine(Repository.Root, "README.md")),
            StringComparison.Ordinal);
}

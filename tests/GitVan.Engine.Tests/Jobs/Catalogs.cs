using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Tests.Jobs;

internal static class Catalogs
{
    /// <summary>The jobs of a repository as they are now, in an environment without any program.</summary>
    public static JobCatalog Load(TempRepository repo) => Load(repo.Find());

    /// <inheritdoc cref="Load(TempRepository)"/>
    public static JobCatalog Load(Repository repository) =>
        JobCatalog.Load(repository, new Languages(repository, new Dictionary<string, string> { ["PATH"] = "/nowhere" }, TimeProvider.System, Interruption.Never));
}

using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Composables;

/// <summary>All that a job may ask the engine for: <c>docs/protocol.md</c>. Each part has a file of its own.</summary>
/// <param name="templates">Makes what renders templates.</param>
/// <param name="trigger">Makes what runs another job.</param>
public sealed class JobSurface(JobCatalog catalog, RunLocks locks, GitRunner git, Func<LoadedConfiguration> configuration, Func<Renderer> templates, Func<RunContext, TriggerRunner> trigger)
{
    /// <summary>The methods of one run, by name.</summary>
    public IReadOnlyDictionary<string, Method> For(JobSession session)
    {
        var repository = session.Context.Repository;
        var taken = new LockMethods(session, locks);
        var scope = new RunScope
        {
            Repository = repository,
            Git = JobGit.For(repository, session.Environment, session.Ending),
            Subject = session.Request.Subject,
            Run = session.Request.Id,
            Time = session.Context.Time,
            FindLock = taken.Find,
        };
        session.AtEnd(scope.Dispose);
        var receipts = new ReceiptMethods(session, git);
        IEnumerable<IReadOnlyList<Method>> parts =
        [
            ConfigurationMethods.For(configuration),
            new GitReading(scope).Methods,
            new GitHistory(scope).Methods,
            new GitDiffs(scope).Methods,
            new GitRefs(scope).Methods,
            new GitNotes(scope).Methods,
            new GitChanging(scope).Methods,
            new GitRefChanges(scope).Methods,
            new GitRemotes(scope).Methods,
            new NoteMethods(scope).Methods,
            receipts.Methods,
            taken.Methods,
            RouteMethods.Methods,
            new WorktreeMethods(scope).Methods,
            new JobListMethods(session, catalog, receipts, trigger).Methods,
            new ExecMethods(session).Methods,
            new TemplateMethods(session, locks, templates, configuration).Methods,
        ];
        return parts.SelectMany(part => part).ToDictionary(method => method.Name);
    }
}

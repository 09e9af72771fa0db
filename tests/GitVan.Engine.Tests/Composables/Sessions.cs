using GitVan.Engine.Composables;
using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Locks;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;
using GitVan.Engine.Templating;
using GitVan.Engine.Toolchains;
using GitVan.Templates;

namespace GitVan.Engine.Tests.Composables;

/// <summary>The session of a job that never ran.</summary>
internal static class Sessions
{
    public static JobSession Of(TempRepository temp)
    {
        var repository = temp.Find();
        var environment = temp.Environment();
        return new JobSession
        {
            Context = new RunContext { Repository = repository, Environment = environment, Time = TimeProvider.System, Interruption = Interruption.Never },
            Request = new RunRequest
            {
                Id = new RunId("01955172-0000-7000-8000-000000000001"),
                Job = new Job { Id = new JobId("check"), Name = "Check", Program = new JobProgram.Line("true"), Origin = "gitvan.yaml:1:1" },
                Trigger = new Trigger.Person(),
                Subject = new Subject.Tree(repository.Format.EmptyTree),
                Input = StandardInput.Empty,
                Started = DateTimeOffset.UnixEpoch,
            },
            Environment = environment,
            Observer = null!,
            Attempt = 1,
            Ending = Interruption.Never,
            Conversation = null!,
        };
    }

    /// <summary>All that it may ask for, in a repository without a job.</summary>
    public static IReadOnlyDictionary<string, Method> Methods(JobSession session)
    {
        var (repository, environment) = (session.Context.Repository, session.Environment);
        var git = new GitRunner(repository, environment);
        var languages = new Languages(repository, environment, TimeProvider.System, Interruption.Never);
        var locks = new RunLocks(() => new LockStore(repository, environment, git, TimeProvider.System, HolderProcess.Read("host")), new LockSettings());
        var configuration = () => ConfigurationReader.Read(new ConfigurationModules(repository, languages).Find());
        return new JobSurface(JobCatalog.Load(repository, languages), locks, git, configuration, () => new Renderer(new TemplateOptions(), [repository.Root], [], null), null!).For(session);
    }
}

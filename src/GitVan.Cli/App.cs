using GitVan.Cli.Terminal;
using GitVan.Engine.Applying;
using GitVan.Engine.Composables;
using GitVan.Engine.Configuration;
using GitVan.Engine.Doctor;
using GitVan.Engine.Git;
using GitVan.Engine.Hooks;
using GitVan.Engine.Jobs;
using GitVan.Engine.Locks;
using GitVan.Engine.Processes;
using GitVan.Engine.Receipts;
using GitVan.Engine.Running;
using GitVan.Engine.Staging;
using GitVan.Engine.Templating;
using GitVan.Engine.Toolchains;
using GitVan.Engine.Toolchains.CSharp;
using GitVan.Templates;

namespace GitVan.Cli;

/// <summary>The composition: everything a command uses is made here, when it is first asked for, from what came in through <see cref="Program"/>.</summary>
internal sealed class App : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string executable;
    private readonly string host;
    private readonly KeptHook? kept;
    private readonly Lazy<Repository> repository;
    private readonly Lazy<GitRunner> git;
    private readonly Lazy<JobCatalog> catalog;
    private Signals? signals;
    private Languages? languages;

    public App(Surroundings surroundings, Interruption interruption)
    {
        var (given, directory, program, time) = (surroundings.Environment, surroundings.Directory, surroundings.Executable, surroundings.Time);
        kept = given.GetValueOrDefault(Shim.KeptVariable) is { } path ? new(Path.GetFullPath(path, directory), directory) : null;
        IsProbe = given.ContainsKey(HookProbe.Variable);
        environment = kept is null && !IsProbe ? given : given.Where(pair => pair.Key is not (Shim.KeptVariable or HookProbe.Variable)).ToDictionary();
        executable = program;
        host = surroundings.Host;
        Directory = directory;
        Time = time;
        Interruption = interruption;
        Screen = new Screen(environment, json: false);
        repository = new(() => Recovered(RepositoryAccess.Open(Directory, environment)));
        git = new(() => new GitRunner(Repository, environment) { Started = Trace });
        catalog = new(() => JobCatalog.Load(Repository, Languages));
    }

    /// <summary>Where the person is; <c>-C</c> changes it.</summary>
    public string Directory { get; set; }

    public TimeProvider Time { get; }

    public Interruption Interruption { get; }

    public Screen Screen { get; private set; }

    /// <summary>Hooks answer and run nothing: <see cref="HookProbe"/>.</summary>
    public bool IsProbe { get; }

    /// <summary>Show every process that is started.</summary>
    public bool Verbose { get; set; }

    public Repository Repository => repository.Value;

    public GitRunner Git => git.Value;

    /// <exception cref="GitVanException">It can't be read.</exception>
    public LoadedConfiguration Configuration => ConfigurationReader.Read(new ConfigurationModules(Repository, Languages).Find(), new ExtendedFiles(Repository.Root));

    /// <summary>What renders the repository's templates.</summary>
    public Renderer Renderer(Settings settings) => new(
        new TemplateOptions { Autoescape = settings.Templates.Autoescape, CacheBytes = settings.Templates.NoCache ? 0 : new TemplateOptions().CacheBytes, Clock = Time },
        [.. settings.Templates.Dirs.Select(folder => Path.GetFullPath(folder, Repository.Root))],
        [.. settings.Packs.Dirs.Select(folder => Path.GetFullPath(folder, Repository.Root))],
        settings.Data);

    public JobCatalog Catalog => catalog.Value;

    public string Executable => executable;

    public IReadOnlyDictionary<string, string> Environment => environment;

    public RunContext RunContext => new() { Repository = Repository, Environment = environment, Time = Time, Interruption = Interruption };

    /// <summary>Why a hook does not run that should; null where none is known, or no repository was opened.</summary>
    public string? HookProblem => repository.IsValueCreated ? HookReach.FindProblem(Repository, environment) : null;

    public HookInstaller HookInstaller => new(Repository, Git, executable);

    public Languages Languages => languages ??= new(Repository, environment, Time, Interruption) { Building = (file, stage) => Screen.Note(BuildLine(file, stage), Tone.Quiet) };

    public HookRunner HookRunner => new(RunContext, Git, HookInstaller, () => Catalog, kept) { Step = FaultPoint.From(environment) };

    public Checkup Checkup => new(Directory, environment, executable, Time) { Started = Trace, Probing = IsProbe };

    public ChainReader Chains => new(Repository, Git);

    public ReceiptView View => new(Repository, Git, Time) { Step = FaultPoint.From(environment) };

    public ReceiptChains Receipts => ReceiptsOf(sign: false);

    public LockStore Locks => new(Repository, environment, Git, Time, HolderProcess.Read(host)) { Step = FaultPoint.From(environment) };

    /// <summary>From here on a signal is first for what we wait for.</summary>
    public void PassSignalsOn() => signals ??= new Signals(Interruption);

    /// <summary>From here on jobs run, and a signal is theirs first.</summary>
    /// <param name="at">Null for where we are.</param>
    public TriggerRunner TriggerRunner(JobCatalog jobs, RunContext? at = null)
    {
        PassSignalsOn();
        var locks = new RunLocks(() => Locks, jobs.Locks);
        TriggerRunner In(RunContext context)
        {
            var surface = new JobSurface(jobs, locks, Git, () => Configuration, () => Renderer(Configuration.Settings), In);
            return new(context, Git, jobs.Jobs, new JobRunner(new JobPrograms(Languages), surface.For, locks), ReceiptsOf(jobs.Receipts.Sign), new Redaction(environment, jobs.Receipts.Redact), host) { Step = FaultPoint.From(environment) };
        }

        return In(at ?? RunContext);
    }

    /// <summary>What applies plans; from here on a signal is first for the programs that they run.</summary>
    /// <param name="recovered">What <see cref="PlanApplier.Recovered"/> is told.</param>
    public TemplateRunner TemplateRunner(Settings settings, Action<IReadOnlyList<string>> recovered)
    {
        PassSignalsOn();
        return new(
            RunContext,
            new PlanApplier(RunContext, new RunLocks(() => Locks, settings.Locks), settings.Templates.Programs) { Step = FaultPoint.From(environment), Recovered = recovered },
            () => new SubjectFinder(RunContext, Git).Head(),
            ReceiptsOf(settings.Receipts.Sign),
            new Redaction(environment, settings.Receipts.Redact),
            host);
    }

    public void UseJson() => Screen = new Screen(environment, json: true);

    public void Dispose() => signals?.Dispose();

    private static string BuildLine(string file, BuildStage stage) => stage switch
    {
        BuildStage.Waiting => $"gitvan: {file}: waiting for another process that builds it …",
        BuildStage.Native => $"gitvan: {file}: building a native executable …",
        _ => $"gitvan: {file}: building …",
    };

    /// <summary>What a killed hook had hidden is put back, and what it left is removed, before anything looks at the work tree.</summary>
    private Repository Recovered(Repository found)
    {
        if (IsProbe)
            return found;
        foreach (var line in SavedWork.Recover(found, FaultPoint.From(environment)).Concat(TemporaryTree.Sweep(found, () => new GitRunner(found, environment) { Started = Trace })))
            Screen.Note($"gitvan: {Screen.Harmless(line)}", Tone.Careful);
        return found;
    }

    private ReceiptChains ReceiptsOf(bool sign) => new(Repository, environment, Git) { Step = FaultPoint.From(environment), Sign = sign };

    private void Trace(IReadOnlyList<string> arguments)
    {
        if (Verbose || environment.ContainsKey("GITVAN_TRACE"))
            Screen.Note($"trace: git {Screen.Harmless(string.Join(' ', arguments))}", Tone.Quiet);
    }
}

using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Hooks;
using GitVan.Engine.Jobs;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Doctor;

/// <summary>What the checks of one repository look at, read once for all of them.</summary>
internal sealed class CheckContext
{
    private readonly Dictionary<string, (string? Version, string Problem)> programs = [];
    private readonly Lazy<HookFolder?> hooks;
    private readonly Lazy<JobCatalog?> catalog;
    private readonly Lazy<(LoadedConfiguration Top, IReadOnlyList<NestedConfiguration> Nested)> configuration;
    private readonly Lazy<Version> version;
    private readonly Languages languages;

    public CheckContext(Repository repository, GitRunner git, IReadOnlyDictionary<string, string> environment, string executable, TimeProvider time)
    {
        (Repository, Git, Environment, Executable, Time) = (repository, git, environment, executable, time);
        Installer = new HookInstaller(repository, git, executable);
        hooks = new(() => OrNull(() => HookFolder.Find(repository, git)));
        languages = new Languages(repository, environment, time, Interruption.Never);
        catalog = new(() => OrNull(() => JobCatalog.Load(repository, languages)));
        configuration = new(() => ReadConfiguration(repository, languages));
        version = new(() => GitVersion.Read(environment, repository.Root));
        Ensure = new Fix(RunEnsure);
    }

    public Repository Repository { get; }

    public GitRunner Git { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Our own file, absolute: what shims should call.</summary>
    public string Executable { get; }

    public TimeProvider Time { get; }

    public HookInstaller Installer { get; }

    /// <summary>Null where hooks are turned off, which has a check of its own.</summary>
    public HookFolder? Hooks => hooks.Value;

    /// <summary>Null where the configuration can't be read, which has a check of its own.</summary>
    public JobCatalog? Catalog => catalog.Value;

    /// <exception cref="GitVanException">It can't be read.</exception>
    public LoadedConfiguration Configuration => configuration.Value.Top;

    public IReadOnlyList<NestedConfiguration> Nested => configuration.Value.Nested;

    public Version Version => version.Value;

    /// <summary>What <c>gitvan ensure</c> does.</summary>
    public Fix Ensure { get; }

    /// <summary>Git's hooks that have jobs.</summary>
    public IReadOnlyList<string> HooksWithJobs => [.. (Catalog?.Hooks ?? []).Where(name => GitHook.TryParse(name, out _))];

    /// <summary>A file that can be executed where it lies; asked of the system, which also knows how the file system is mounted.</summary>
    public bool IsExecutable(string path) => ProgramPath.Find(path, Environment, Repository.Root) is not null;

    public string? FindOnPath() => ProgramPath.Find("gitvan", Environment, Repository.Root);

    /// <inheritdoc cref="GitVanProgram.FindVersion"/>
    public string? FindVersion(string program, out string problem)
    {
        if (!programs.TryGetValue(program, out var known))
            programs[program] = known = (GitVanProgram.FindVersion(program, Environment, Repository.Root, out var reason), reason);
        problem = known.Problem;
        return known.Version;
    }

    public TimeSpan AgeOf(FileSystemInfo file) => Time.GetUtcNow() - file.LastWriteTimeUtc;

    /// <summary>A path as a person would name it: from the top of the work tree where it is below.</summary>
    public string Display(string path)
    {
        var relative = Path.GetRelativePath(Repository.Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>A path as one word of a shell.</summary>
    public static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The same, bare where nothing in it means anything to a shell.</summary>
    public static string Word(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/') ? text : Quote(text);

    private IReadOnlyList<string> RunEnsure()
    {
        // Anew: an earlier fix may have given a job its run bit back.
        var jobs = JobCatalog.Load(Repository, languages);
        var decoration = new DecorationExclusion(Git);
        var wasSet = decoration.IsSet;
        List<string> done = [.. Installer.Ensure(jobs).Select(change => change.ToSentence())];
        if (!wasSet)
            done.Add("set log.excludeDecoration");
        return done;
    }

    private static (LoadedConfiguration Top, IReadOnlyList<NestedConfiguration> Nested) ReadConfiguration(Repository repository, Languages languages)
    {
        var extended = new ExtendedFiles(repository.Root);
        var read = ConfigurationReader.Read(new ConfigurationModules(repository, languages).Find(), extended);

        // What its jobs declare of their inputs and need of one another is read when they are made, and has mistakes of its own.
        var nested = NestedConfiguration.Read(repository.Root, read, extended);
        _ = JobCatalog.Load(repository, languages);
        return (read, nested);
    }

    private static T? OrNull<T>(Func<T> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (GitVanException)
        {
            return null;
        }
    }
}

using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Toolchains.CSharp;
using GitVan.Engine.Toolchains.Node;

namespace GitVan.Engine.Toolchains;

/// <summary>What makes programs of source files, and asks them what jobs they hold. Starts nothing where nobody asks.</summary>
public sealed class Languages
{
    private const string HintWhereHung = "mend what it does while it is loaded; it is asked again once it has changed, or by: gitvan ensure";

    private readonly Repository repository;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly TimeProvider time;
    private readonly Interruption interruption;
    private readonly DescribeProcess describing;
    private readonly NodeToolchain node;
    /// <summary>Jobs may be built at the same time.</summary>
    private readonly Dictionary<JobSource, BuildResult.Failed> failures = [];

    public Languages(Repository repository, IReadOnlyDictionary<string, string> environment, TimeProvider time, Interruption interruption)
    {
        (this.repository, this.environment, this.time, this.interruption) = (repository, environment, time, interruption);
        describing = new DescribeProcess(repository, environment, interruption);
        node = new NodeToolchain(repository, environment, describing);
    }

    /// <summary>Told of builds, which take seconds: the job's file from the repository's root.</summary>
    public Action<string, BuildStage> Building { get; init; } = (_, _) => { };

    /// <summary>What is known to fail is tried again.</summary>
    public bool TriesAgain { get; set; }

    // Finding our package among the executable's resources takes a hook's time.
    public CSharpToolchain CSharp => field ??= new(repository, environment, time);

    /// <returns>Null for a file that no language here claims.</returns>
    public static Language? Of(string file) => Path.GetExtension(file) switch
    {
        ".cs" => Language.CSharp,
        ".mjs" or ".js" or ".ts" or ".mts" when !file.EndsWith(".d.ts", StringComparison.Ordinal) && !file.EndsWith(".d.mts", StringComparison.Ordinal) => Language.JavaScript,
        _ => null,
    };

    /// <summary>The program that runs a job, built where it has to be.</summary>
    /// <exception cref="GitVanException">It can't be built, or what runs it is not there.</exception>
    public ProgramCommand CommandFor(JobProgram.Source source) => source.Language == Language.CSharp
        ? Get(SourceOf(source.Path), native: false) switch
        {
            BuildResult.Built(var program) => new ProgramCommand(program.Program, program.Arguments),
            BuildResult.Failed(var message, var hint, _) => throw new GitVanException(message) { Hint = hint },
            var other => throw new InvalidOperationException(other.ToString()),
        }
        : node.CommandFor(source.Path);

    /// <summary>What files say of themselves.</summary>
    /// <param name="files">Absolute.</param>
    /// <returns>One for each, in their order.</returns>
    /// <exception cref="GitVanException">What would run them is not there.</exception>
    public IReadOnlyList<Description> Describe(Language language, IReadOnlyList<string> files)
    {
        if (language != Language.CSharp)
            return [.. node.Describe(files).Select(one => one.Error is { } error ? one with { Problem = new GitVanException($"{OriginOf(one.File!)}{error.Position}: {error.Message}") { Hint = one.IsHung ? HintWhereHung : null } } : one)];
        CSharp.CheckSdk();
        return [.. files.Select(DescribeCSharp)];
    }

    /// <summary>What asks files of this language; null where there is nothing that can.</summary>
    internal string? ToolchainOf(Language language)
    {
        try
        {
            return language == Language.CSharp ? CSharp.SdkVersion : node.Version;
        }
        catch (GitVanException)
        {
            return null;
        }
    }

    /// <summary>What a configuration that is a module makes of itself, and the files it was made of.</summary>
    /// <param name="file">Absolute.</param>
    /// <exception cref="GitVanException">It can't be evaluated.</exception>
    internal (JsonObject Made, Fingerprints Files) EvaluateConfiguration(string file)
    {
        var description = node.ReadConfiguration(file);
        return description.Error is { } error
            ? throw new GitVanException($"{OriginOf(file)}{error.Position}: {error.Message}")
            : (description.Config ?? throw new GitVanException($"{OriginOf(file)}: it exports no configuration") { Hint = "export default defineConfig({…})" },
                Fingerprints.Of(repository.Root, [file, .. description.Files]));
    }

    /// <summary>The job's program as it is built, or built now. What failed is not tried again by this process.</summary>
    /// <param name="native">As an executable of its own.</param>
    public BuildResult Get(JobSource source, bool native)
    {
        if (!native && CSharp.Find(source) is { } program)
            return new BuildResult.Built(program);
        lock (failures)
        {
            if (failures.GetValueOrDefault(source) is { } before)
                return before;
        }

        if (!native && !TriesAgain && CSharp.FindFailure(source) is { } known)
            return known;
        var result = CSharp.Build(source, native, interruption, stage => Building(source.Origin, stage));
        if (result is BuildResult.Failed failed && !native)
        {
            lock (failures)
                failures[source] = failed;
        }

        return result;
    }

    public JobSource SourceOf(string file) => JobSource.Read(file, OriginOf(file));

    private string OriginOf(string file) => Path.GetRelativePath(repository.Root, file).Replace('\\', '/');

    private Description DescribeCSharp(string file)
    {
        try
        {
            var source = SourceOf(file);
            if (Get(source, native: false) is BuildResult.Failed(var message, var mend, _))
                throw new GitVanException(message) { Hint = mend };
            var answer = describing.Ask(CommandFor(new JobProgram.Source(file, Language.CSharp)), default);
            if (answer.Found is [var only])
                return only with { File = file };
            var hint = answer.IsHung ? HintWhereHung : "check what the file does before DefineJob, which must be what it ends with: return await DefineJob(…)";
            return new Description { File = file, IsHung = answer.IsHung, Problem = new GitVanException($"{source.Origin}: {answer.Trouble}") { Hint = hint } };
        }
        catch (GitVanException e) when (e.ExitCode != ExitCode.Interrupted)
        {
            return new Description { File = file, Problem = e };
        }
    }
}

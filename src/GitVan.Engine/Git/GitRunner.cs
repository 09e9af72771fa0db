using System.Diagnostics.CodeAnalysis;
using GitVan.Engine.Processes;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Git;

/// <summary>
/// Runs <c>git</c> in one repository: the only class that starts a git process. Hooks are off, so that moving a receipt's ref
/// wakes nobody, and nothing of the caller's git environment reaches it.
/// </summary>
public sealed class GitRunner
{
    /// <summary>More than this from one command is a mistake of ours, not an answer.</summary>
    private const int OutputLimit = 1 << 30;

    private static readonly string[] NoHooks = ["-c", "core.hooksPath=/dev/null"];
    private static readonly string[] NoCommitGraph = ["-c", "core.commitGraph=false"];

    private readonly Dictionary<string, string> environment;
    private string directory;
    private readonly bool mayAsk, seesHooks, asStored;
    private string[] configuration = [];
    private SafeFileHandle? held;
    private Interruption interruption = Interruption.Never;

    /// <param name="asPerson">What git commits is the person's, and fails where they have no name.</param>
    public GitRunner(Repository repository, IReadOnlyDictionary<string, string> environment, bool asPerson = false)
    {
        this.environment = GitEnvironment.Without(environment);
        Enter(repository);
        this.environment["LC_ALL"] = "C";
        this.environment["GIT_OPTIONAL_LOCKS"] = "0";

        if (asPerson)
            return;

        // What git writes to reflogs for us must not fail where the person has no name yet.
        this.environment.TryAdd("GIT_COMMITTER_NAME", "gitvan");
        this.environment.TryAdd("GIT_COMMITTER_EMAIL", "gitvan@localhost");
    }

    private GitRunner(GitRunner other, bool mayAsk = false, bool seesHooks = false, bool asStored = false)
    {
        directory = other.directory;
        environment = new(other.environment);
        if (asStored)
            SeeObjectsAsStored();
        this.mayAsk = mayAsk || other.mayAsk;
        this.seesHooks = seesHooks || other.seesHooks;
        this.asStored = asStored || other.asStored;
        configuration = other.configuration;
        interruption = other.interruption;
        held = other.held;
        Started = other.Started;
    }

    /// <summary>Every git process that was started, with its arguments, for <c>--verbose</c>.</summary>
    public Action<IReadOnlyList<string>>? Started { get; init; }

    /// <summary>The same, on another index than the repository's own; absolute. Null is the repository's own again.</summary>
    public GitRunner WithIndex(string? path)
    {
        var copy = new GitRunner(this);
        if (path is null)
            copy.environment.Remove(GitEnvironment.IndexFile);
        else
            copy.environment[GitEnvironment.IndexFile] = path;
        return copy;
    }

    /// <summary>The same, in another of the repository's work trees.</summary>
    public GitRunner In(Repository repository)
    {
        var copy = new GitRunner(this);
        copy.Enter(repository);
        return copy;
    }

    /// <summary>The same, with a file that git has open too: a lock on it lasts as long as git does, whatever becomes of us.</summary>
    public GitRunner Holding(SafeFileHandle file) => new(this) { held = file };

    /// <summary>The same, in the terminal's foreground, because git may ask the person for a password.</summary>
    public GitRunner WithTerminal() => new(this, mayAsk: true);

    /// <summary>The same, with <c>core.hooksPath</c> as the person has it: to ask where hooks are.</summary>
    public GitRunner WithHooks() => new(this, seesHooks: true);

    /// <summary>
    /// The same, seeing objects and their parents as they are stored: without replace refs, grafts, the border of a shallow clone and the
    /// commit graph's copy of them, which all can be other than what the ids vouch for. Nothing that is missing is fetched.
    /// </summary>
    public GitRunner AsStored() => new(this, asStored: true);

    /// <summary>The same, with one more variable for git and the hook it starts.</summary>
    public GitRunner WithVariable(string name, string value)
    {
        var copy = new GitRunner(this);
        copy.environment[name] = value;
        return copy;
    }

    /// <summary>The same, with these in place of what the person configured: <c>key=value</c>.</summary>
    public GitRunner WithConfiguration(IReadOnlyList<string> entries) =>
        new(this) { configuration = [.. configuration, .. entries.SelectMany(entry => new[] { "-c", entry })] };

    /// <summary>The same, ended when the person interrupts.</summary>
    public GitRunner With(Interruption interruption) => new(this) { interruption = interruption };

    /// <summary>Runs git and returns what it said, whatever it was.</summary>
    /// <param name="limit">Bytes of both outputs together; git is cut off where it says more.</param>
    public GitResult TryRun(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default, int limit = OutputLimit)
    {
        using var git = new StartedGit(Prepare(arguments, StandardInput.Of(input)), interruption, limit);
        return git.End();
    }

    /// <summary>Starts git before its input is known, so that it gets ready meanwhile.</summary>
    public StartedGit Start(IReadOnlyList<string> arguments) => new(Prepare(arguments, StandardInput.Later), interruption, OutputLimit);

    /// <summary>Runs git where it must succeed.</summary>
    /// <exception cref="GitFailedException">It did not.</exception>
    public string Run(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default)
    {
        var result = TryRun(arguments, input);
        return result.Succeeded ? result.Text : throw new GitFailedException(arguments, result);
    }

    private ProcessStart Prepare(IReadOnlyList<string> arguments, StandardInput input)
    {
        Started?.Invoke(arguments);
        return new ProcessStart
        {
            Program = FindGit(environment, directory),
            Arguments = [.. seesHooks ? [] : NoHooks, .. asStored ? NoCommitGraph : [], .. configuration, .. arguments],
            Directory = directory,
            Environment = environment,
            Input = input,
            SharesGroup = mayAsk,
            Holds = held,
        };
    }

    [MemberNotNull(nameof(directory))]
    private void Enter(Repository repository)
    {
        directory = repository.Root;
        environment["GIT_DIR"] = repository.GitDirectory;
        if (repository.WorkTree is { } workTree)
            environment["GIT_WORK_TREE"] = workTree;
    }

    private void SeeObjectsAsStored()
    {
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_NO_LAZY_FETCH"] = "1";

        // A path that can't exist, and an empty one: for git there are no grafts then, and the clone is not shallow.
        environment["GIT_GRAFT_FILE"] = "/dev/null/none";
        environment["GIT_SHALLOW_FILE"] = "";
    }

    /// <exception cref="GitVanException">There is no git.</exception>
    public static string FindGit(IReadOnlyDictionary<string, string> environment, string directory) =>
        ProgramPath.Find("git", environment, directory)
        ?? throw new GitVanException("git was not found on PATH") { Hint = "install git 2.34 or newer, or add its folder to PATH" };
}

using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>One call that is answered by git: its parameters as git takes them, and git's refusals as the job is told them.</summary>
internal sealed class GitCall(RunScope scope, Call call)
{
    /// <summary>Bytes that git may say for one call.</summary>
    public const int Limit = 8 << 20;

    public const string EndOfOptions = "--end-of-options";

    private readonly List<string> revisions = [];
    private readonly GitRunner git = call.Flag("hooks") ? scope.Git.WithHooks() : scope.Git;

    public Call Call => call;

    public RunScope Scope => scope;

    public GitRunner Git => git;

    public static Method Reads(RunScope scope, string name, string[] parameters, Func<GitCall, JsonNode?> answer) =>
        new(name, parameters, call => answer(new GitCall(scope, call)));

    public static Method Changes(RunScope scope, string name, string[] parameters, Func<GitCall, JsonNode?> answer) =>
        Reads(scope, name, parameters, answer) with { Changes = true };

    /// <summary>A revision, or another word of git's that must not be taken for an option.</summary>
    public string? FindWord(string name) => call.FindText(name) is { } word ? Checked(name, word) : null;

    public string Word(string name) => Checked(name, call.Text(name));

    public IReadOnlyList<string> Words(string name) => [.. call.Texts(name).Select(word => Checked(name, word))];

    public string? FindRevision(string name, string? otherwise = null)
    {
        var revision = FindWord(name) ?? otherwise;
        if (revision is not null)
            revisions.Add(revision);
        return revision;
    }

    public string Revision(string name, string? otherwise = null) => FindRevision(name, otherwise) ?? throw Call.Missing(name, "a revision");

    public IReadOnlyList<string> Revisions(string name)
    {
        var words = Words(name);
        if (words.Count == 0)
            throw Call.Missing(name, "a list of revisions");
        revisions.AddRange(words);
        return words;
    }

    /// <summary>A path of the work tree, from its top.</summary>
    public string Path(string name) => Unquoted(name, call.Text(name));

    /// <summary>The pathspecs behind a <c>--</c>, which is there without any too.</summary>
    public IReadOnlyList<string> Pathspecs() => ["--", .. call.Texts("paths").Select(path => Unquoted("paths", path))];

    /// <summary>Some paths, for the receipt.</summary>
    public static string Summary(IReadOnlyList<string> paths) =>
        string.Join(' ', paths.Take(3)) + (paths.Count > 3 ? $" and {paths.Count - 3} more" : "");

    /// <summary>The options whose parameters are true.</summary>
    public IEnumerable<string> Options(params (string Parameter, string Option)[] options) =>
        options.Where(one => call.Flag(one.Parameter)).Select(one => one.Option);

    /// <summary>The id of what a revision names.</summary>
    /// <exception cref="CallException">There is nothing.</exception>
    public ObjectId Resolve(string revision) => Find(revision) ?? throw NoRevision(revision);

    public ObjectId? Find(string revision) => FindObject(revision)?.Id;

    /// <summary>What a revision names, without its content.</summary>
    public BatchObject? FindObject(string revision) =>
        !revision.Contains('\n') && ObjectBatch.Describe(git, [revision]) is [{ Kind: not null } found] ? found : null;

    /// <summary>The commit that is checked out; null before the first one.</summary>
    public ObjectId? Head() => new RefStore(scope.Repository, git).Find(RefName.Head);

    /// <summary>What git prints where it must succeed.</summary>
    /// <exception cref="GitFailedException">It did not.</exception>
    public byte[] Read(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default, GitRunner? on = null)
    {
        var result = TryRead(arguments, input, on);
        return result.Succeeded ? result.Output : throw Refusal(arguments, result);
    }

    public string ReadText(IReadOnlyList<string> arguments) => Encoding.UTF8.GetString(Read(arguments));

    public IReadOnlyList<string> ReadFields(IReadOnlyList<string> arguments) => NulText.Split(Read(arguments));

    public GitResult TryRead(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default, GitRunner? on = null)
    {
        var result = (on ?? git).TryRun(arguments, input, Limit);
        return result.WasCut ? throw TooMuch($"git {arguments[0]} said") : result;
    }

    /// <summary>Runs git where it must succeed and may stop at a conflict.</summary>
    /// <exception cref="CallException">It did.</exception>
    public void Run(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default)
    {
        var result = TryRead(arguments, input);
        if (result.Succeeded)
            return;
        if (git.TryRun(["ls-files", "-u", "-z"]) is not { Succeeded: true, Output.Length: > 0 } unmerged)
            throw Refusal(arguments, result);
        var paths = NulText.Split(unmerged.Output).Select(entry => entry[(entry.IndexOf('\t') + 1)..]).Distinct().ToList();
        var others = paths.Count > 1 ? $" and {paths.Count - 1} more" : "";
        throw new CallException(CallException.Conflict, $"git {arguments[0]} stopped at a conflict in {Excerpt.Of(QuotedPath.Write(paths[0]))}{others}")
        {
            Details = new JsonObject { ["paths"] = Paths(paths), ["exitCode"] = result.ExitCode, ["stderr"] = result.Error },
        };
    }

    public static JsonArray Paths(IEnumerable<string> paths) => List(paths.Select(path => (JsonNode?)QuotedPath.Write(path)));

    public static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];

    public static CallException TooMuch(string what) =>
        new(CallException.Failed, $"{what} more than {Limit >> 20} MiB") { Hint = "ask for less: fewer paths, a limit, or a part of the history" };

    public static CallException NoRevision(string revision) => new(CallException.Mistake, $"no revision {Excerpt.Of(revision)}");

    // Only git knows revisions, and its prose is for people: so they are looked up once it has said no.
    private GitVanException Refusal(IReadOnlyList<string> arguments, GitResult result)
    {
        var missing = revisions.FirstOrDefault(revision => git.TryRun(["rev-parse", "--quiet", EndOfOptions, revision, "--"]) is { Succeeded: false });
        return missing is null ? new GitFailedException(arguments, result) : NoRevision(missing);
    }

    private static string Checked(string name, string word) => word switch
    {
        ['-', ..] => throw Call.Wrong($"{name} is {Excerpt.Of(word)}, expected one that does not begin with '-'"),
        "" => throw Call.Wrong($"{name} is empty"),
        _ => Call.WithoutNul(name, word),
    };

    internal static string Unquoted(string name, string path) => QuotedPath.TryParse(path, out var unquoted) && !unquoted.Contains('\0')
        ? unquoted
        : throw Call.Wrong($"{name} has {Excerpt.Of(path)}, expected a path, quoted as git does where it begins with '\"'");
}

using System.Text.Json.Nodes;
using GitVan.Engine.Composables;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

/// <summary>Calls the methods of one run as a job would, in a repository of its own.</summary>
internal sealed class JobCalls : IDisposable
{
    private readonly Dictionary<string, Method> methods;

    public JobCalls(TempRepository temp, IReadOnlyDictionary<string, string>? environment = null, Repository? repository = null)
    {
        repository ??= temp.Find();
        Scope = new RunScope
        {
            Repository = repository,
            Git = JobGit.For(repository, environment ?? temp.Environment(), Interruption.Never),
            Subject = new RefStore(repository, new GitRunner(repository, temp.Environment())).Find(RefName.Head) is { } head ? new Subject.Commit(head) : new Subject.Tree(repository.Format.EmptyTree),
            Run = new RunId("01955172-0000-7000-8000-000000000001"),
            Time = TimeProvider.System,
            FindLock = name => Lock is { } held && name == "deploy" ? held : null,
        };
        methods = All(Scope).ToDictionary(method => method.Name);
    }

    public RunScope Scope { get; }

    /// <summary>What the run holds under the name <c>deploy</c>.</summary>
    public Ref? Lock { get; set; }

    /// <summary>What the last changing call said it was about.</summary>
    public string? Target { get; private set; }

    public static IReadOnlyList<Method> All(RunScope scope) =>
    [
        .. new GitReading(scope).Methods, .. new GitHistory(scope).Methods, .. new GitDiffs(scope).Methods, .. new GitRefs(scope).Methods,
        .. new GitRefChanges(scope).Methods, .. new GitNotes(scope).Methods, .. new GitChanging(scope).Methods, .. new GitRemotes(scope).Methods,
        .. new NoteMethods(scope).Methods, .. new WorktreeMethods(scope).Methods,
    ];

    public void Dispose() => Scope.Dispose();

    /// <param name="parameters">JSON, with single quotes for double ones.</param>
    public JsonNode? Ask(string name, string parameters = "{}") => Ask(name, JsonNode.Parse(parameters.Replace('\'', '"'))!.AsObject());

    public JsonNode? Ask(string name, JsonObject parameters)
    {
        var method = methods[name];
        var call = new Call(parameters);
        call.Refuse(name, method.Parameters);
        try
        {
            return method.Answer(call);
        }
        finally
        {
            Target = call.Target;
        }
    }

    /// <summary>The answer as JSON on one line.</summary>
    public string Say(string name, string parameters = "{}") =>
        Ask(name, parameters)?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\\\"", "“").Replace('"', '\'') ?? "null";

    public CallException Fail(string name, string parameters = "{}") => Assert.Throws<CallException>(() => Ask(name, parameters));
}

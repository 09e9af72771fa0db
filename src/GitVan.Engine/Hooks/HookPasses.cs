using GitVan.Engine.Git;
using GitVan.Engine.Pushes;
using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>Where the plan of a hook runs: once where the hook was started, and for a push once for each of its passes.</summary>
/// <param name="note">Is told in a line what people should know.</param>
internal sealed class HookPasses(RunContext context, GitRunner git, Action<string> note)
{
    /// <summary>Told of each step at which a test may end the process.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>Told in a line of each temporary work tree, before it is made.</summary>
    public Action<string> Making { get; init; } = _ => { };

    /// <param name="byHand">Where no ref is named, a push of HEAD is meant; git then has nothing to push.</param>
    public IReadOnlyList<RunContext> Of(string hook, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, bool byHand)
    {
        if (hook != "pre-push")
            return [context];
        var push = new Push(context.Repository, git, context.Interruption) { Step = Step };
        return [.. push.Read(arguments.FirstOrDefault(), input.Span, byHand).Select(At)];
    }

    /// <summary>Works in one of them; its own work tree is gone afterwards.</summary>
    /// <param name="guard">Begins when there is something to look at.</param>
    public void Work(RunContext at, ChangeGuard? guard, Action work)
    {
        if (at.Push?.Tree is not { } tree)
        {
            guard?.Begin();
            work();
            return;
        }

        tree.Making = () => Making(Sentence(at.Push.Refs, tree.Commit));
        tree.Made = () => guard?.Begin();
        try
        {
            work();
        }
        finally
        {
            if (tree.Remove() is { } trouble)
                note(trouble);
        }
    }

    private RunContext At(PushPass pass)
    {
        if (pass.Tree is not { } tree)
            return context with { Push = pass };

        // It has an index of its own.
        var environment = new Dictionary<string, string>(context.Environment);
        environment.Remove(GitEnvironment.IndexFile);
        return context with { Push = pass, Repository = tree.Repository, Environment = environment };
    }

    private static string Sentence(IReadOnlyList<PushedRef> refs, ObjectId commit) => refs switch
    {
        [var only] => $"{only.Local} is not checked out here: its jobs run in a temporary work tree of {commit.Hex[..7]}",
        [var one, var other] => $"{one.Local} and {other.Local} are not checked out here: their jobs run in a temporary work tree of {commit.Hex[..7]}",
        [var first, ..] => $"{first.Local} and {refs.Count - 1} others are not checked out here: their jobs run in a temporary work tree of {commit.Hex[..7]}",
        [] => throw new ArgumentException("refs are needed", nameof(refs)),
    };
}

namespace GitVan.Engine.Model;

/// <summary>Why something runs.</summary>
public abstract record Trigger
{
    private Trigger() { }

    /// <summary>Git came to this hook, or a person asked for it by <c>gitvan hook run</c>.</summary>
    public sealed record Hook(string Name, IReadOnlyList<string> Arguments) : Trigger;

    /// <summary>A person named the job.</summary>
    public sealed record Person : Trigger;

    /// <summary>The word for it in receipts: <c>hook</c> or <c>person</c>.</summary>
    public string Kind => this is Hook ? "hook" : "person";

    /// <summary>For messages: the hook's name, or <c>by hand</c>.</summary>
    public override string ToString() => this is Hook hook ? hook.Name : "by hand";
}

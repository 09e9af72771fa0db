using System.Text.Json.Nodes;

namespace GitVan.Engine.Protocol;

/// <summary>One thing that a job may ask the engine for. <c>docs/protocol.md</c> lists them all; a test holds the two together.</summary>
/// <param name="Name">Such as <c>git.log</c>.</param>
/// <param name="Parameters">The names it knows; any other is refused before <paramref name="Answer"/> is called.</param>
/// <param name="Answer">Does it, on the thread of the call. What it throws becomes the call's error.</param>
public sealed record Method(string Name, IReadOnlyList<string> Parameters, Func<Call, JsonNode?> Answer)
{
    /// <summary>It changes something: the receipt lists each call with what it was about.</summary>
    public bool Changes { get; init; }

    /// <summary>It may take long, so what the job asks meanwhile is answered before it.</summary>
    public bool Waits { get; init; }
}

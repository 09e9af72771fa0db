namespace GitVan.Engine.Model;

/// <summary>Something that a job did through the engine, once or several times.</summary>
/// <param name="Method">A method of the protocol, such as <c>git.commit</c>.</param>
/// <param name="Target">What it was about: a ref, a commit, a path.</param>
/// <param name="Failed">How many of them failed; null for none.</param>
public sealed record EngineCall(string Method, long Count, string? Target = null, long? Failed = null);

namespace GitVan.Engine.Protocol;

/// <summary>Something a job says to people.</summary>
/// <param name="Level"><c>debug</c>, <c>info</c>, <c>warn</c> or <c>error</c>.</param>
public sealed record LogLine(string Level, string Message);

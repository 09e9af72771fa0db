namespace GitVan.Scripts;

/// <summary>A script asked for something that this machine has not.</summary>
public sealed class ScriptSkippedException(string reason) : Exception(reason);

namespace GitVan.Engine.Model;

/// <summary>
/// A job's id: for a file its path under the jobs folder without extension, <c>/</c> written <c>:</c>; for a command job
/// <c>hook:name</c>, or <c>hook:1</c> by its place where it has no name.
/// </summary>
public readonly record struct JobId(string Value)
{
    public override string ToString() => Value;
}

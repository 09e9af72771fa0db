using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>What a run is about.</summary>
/// <param name="Kind"><c>commit</c>, or <c>tree</c> where the commit does not exist yet, as in <c>pre-commit</c>.</param>
/// <param name="Id">The object's full id.</param>
public sealed record JobSubject(string Kind, string Id)
{
    /// <summary>It is a commit.</summary>
    public bool IsCommit => Kind == "commit";

    internal static JobSubject Read(JsonElement json) => new(json.Text("kind"), json.Text("id"));
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A commit.</summary>
/// <param name="Id">Full.</param>
/// <param name="Parents">None for a first commit, more than one for a merge.</param>
/// <param name="Author">Who wrote the change.</param>
/// <param name="Committer">Who made the commit.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Body">What follows the first line; empty where nothing does.</param>
/// <param name="Refs">The refs that are at it.</param>
public sealed record GitCommit(
    string Id, IReadOnlyList<string> Parents, GitPerson Author, GitPerson Committer, string Subject, string Body, IReadOnlyList<string> Refs)
{
    internal static GitCommit Read(JsonElement json) => new(
        json.Text("id"),
        json.Texts("parents"),
        GitPerson.Read(json.Get("author")),
        GitPerson.Read(json.Get("committer")),
        json.Text("subject"),
        json.Text("body"),
        json.Texts("refs"));
}

using GitVan.Engine.Git;

namespace GitVan.Engine.Model;

/// <summary>What a run was about.</summary>
public abstract record Subject(ObjectId Id)
{
    /// <summary>A commit.</summary>
    public sealed record Commit(ObjectId Id) : Subject(Id);

    /// <summary>What is about to be committed, where the commit does not exist yet.</summary>
    public sealed record Tree(ObjectId Id) : Subject(Id);

    /// <summary>The in-toto digest algorithm's name for it.</summary>
    public string Algorithm => this is Commit ? "gitCommit" : "gitTree";
}

namespace GitVan.Engine.Git;

/// <summary>Reads refs: in this process where their files can be read, through git where they can't (reftable).</summary>
public sealed class RefStore(Repository repository, GitRunner git)
{
    private readonly RefReader reader = new(repository);

    /// <returns>The object the ref names, symbolic refs followed; null where there is none.</returns>
    public ObjectId? Find(RefName name)
    {
        if (reader.CanRead)
            return reader.Find(name);
        return git.TryRun(["rev-parse", "--quiet", "--verify", name.Value]) is { Succeeded: true } result && ObjectId.TryParse(result.Text, out var id) ? id : null;
    }

    /// <summary>The branch that is checked out, if one is, and its commit, if it has one.</summary>
    public Head FindHead()
    {
        if (reader.CanRead)
            return reader.FindHead();
        var symbolic = git.TryRun(["symbolic-ref", "--quiet", "HEAD"]);
        return new Head(symbolic.Succeeded && RefName.TryParse(symbolic.Text, out var branch) ? branch : null, Find(RefName.Head));
    }

    /// <returns>All refs whose names begin so, by name.</returns>
    public IReadOnlyList<Ref> List(string prefix)
    {
        if (reader.CanRead)
            return reader.List(prefix);
        return
        [
            .. git.Run(["for-each-ref", "--format=%(objectname) %(refname)", prefix])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => new Ref(RefName.Parse(line[(line.IndexOf(' ') + 1)..]), ObjectId.Parse(line[..line.IndexOf(' ')]))),
        ];
    }
}

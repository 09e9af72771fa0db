namespace GitVan.Engine.Git;

/// <summary>A work tree of a repository as <c>git worktree list</c> tells it.</summary>
/// <param name="Head">Null in a bare repository and before the first commit.</param>
internal sealed record WorkTreeRecord(string Path, ObjectId? Head, string? Branch, bool IsBare, bool IsDetached, bool IsLocked, bool IsPrunable)
{
    /// <summary>Reads <c>git worktree list --porcelain</c>: attributes, an empty one after each work tree.</summary>
    public static IEnumerable<WorkTreeRecord> Parse(IEnumerable<string> attributes)
    {
        WorkTreeRecord? current = null;
        foreach (var attribute in attributes)
        {
            var (name, value) = attribute.IndexOf(' ') is var space and >= 0 ? (attribute[..space], attribute[(space + 1)..]) : (attribute, "");
            if (name == "worktree")
                current = new WorkTreeRecord(value, null, null, false, false, false, false);
            else if (current is not null && name.Length == 0)
                yield return current;
            current = name switch
            {
                "" => null,
                "HEAD" when ObjectId.TryParse(value, out var id) && !id.IsZero => current! with { Head = id },
                "branch" when RefName.TryParse(value, out var branch) => current! with { Branch = branch.Branch ?? branch.Value },
                "bare" => current! with { IsBare = true },
                "detached" => current! with { IsDetached = true },
                "locked" => current! with { IsLocked = true },
                "prunable" => current! with { IsPrunable = true },
                _ => current,
            };
        }

        if (current is not null)
            yield return current;
    }
}

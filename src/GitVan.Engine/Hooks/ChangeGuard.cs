using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>Tells which tracked files the jobs of a hook changed, for <c>fail_on_changes</c>: also those that were changed before, and those that a job staged.</summary>
internal sealed class ChangeGuard(RunContext context, GitRunner git)
{
    private readonly GitRunner git = git.In(context.Repository).WithIndex(GitEnvironment.IndexPath(context.Environment, context.Repository)).With(context.Interruption);
    private ObjectId head;
    private Dictionary<string, string>? before;

    /// <summary>Looks at the files before any job runs.</summary>
    public void Begin()
    {
        head = new RefStore(context.Repository, git).Find(RefName.Head) ?? context.Repository.Format.EmptyTree;
        before = Read();
    }

    /// <summary>The paths that are other than they were.</summary>
    public IReadOnlyList<string> Changed()
    {
        // A hook that was interrupted has failed already.
        if (before is null || context.Interruption.Raised.IsCancellationRequested)
            return [];
        var after = Read();
        return [.. before.Keys.Union(after.Keys).Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What differs from the commit, and in what way.</summary>
    private Dictionary<string, string> Read()
    {
        string[] arguments = ["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", head.Hex];
        var result = git.TryRun(arguments);
        if (!result.Succeeded)
            throw new GitFailedException(arguments, result);
        var fields = NulText.Split(result.Output);
        Dictionary<string, string> states = [];
        for (var i = 0; i + 1 < fields.Count; i += 2)
            states[fields[i + 1]] = State(fields[i], fields[i + 1]);
        return states;
    }

    /// <summary>Git names no id for what is in no index: then the content says it.</summary>
    private string State(string line, string path)
    {
        var file = new FileInfo(Path.Join(context.Repository.Root, path));
        var isNamed = line.Split(' ').ElementAtOrDefault(3) is { } id && id.AsSpan().ContainsAnyExcept('0');
        try
        {
            return isNamed ? line : $"{line} {file.LinkTarget ?? (file.Exists && file.Length > 0 ? Convert.ToHexStringLower(Sha256.HashFile(file.FullName)) : "")}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return line;
        }
    }
}

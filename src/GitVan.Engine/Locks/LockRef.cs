using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Locks;

/// <summary>The ref of one lock: read in this process where it can be, moved by git with the value it must have had.</summary>
internal sealed class LockRef(Repository repository, GitRunner git, LockName name)
{
    public LockName Name => name;

    /// <summary>The object it names now; null before the lock was ever taken.</summary>
    /// <exception cref="GitVanException">The ref is broken.</exception>
    public ObjectId? Find() => new RefStore(repository, git).Find(name.Ref);

    /// <returns>The record, or null with the reason why the object is none.</returns>
    public LockRecord? TryRead(ObjectId value, out string problem)
    {
        var content = Content(value, out problem);
        return content is null ? null : LockText.TryRead(content, out problem);
    }

    /// <summary>The token that an object has, whatever else it is; 0 where it has none.</summary>
    public long FindToken(ObjectId value) => Content(value, out _) is { } content ? LockText.FindToken(content) : 0;

    /// <exception cref="GitVanException">The object can't be written.</exception>
    public ObjectId Write(LockRecord record) => new LooseObjects(repository).Write(ObjectKind.Blob, LockText.Write(record));

    public GitResult Move(ObjectId? from, ObjectId to) => Run($"update {name.Ref} {to} {from ?? repository.Format.Zero}\n");

    /// <summary>Runs commands for refs in one transaction that goes through only where this ref still names the object.</summary>
    public GitResult Run(ObjectId value, IEnumerable<string> commands) =>
        Run($"verify {name.Ref} {value}\n{string.Concat(commands.Select(command => command + "\n"))}");

    // Never through a symbolic ref, which would move somebody's branch.
    private GitResult Run(string commands) => git.TryRun(["update-ref", "--stdin"], Encoding.UTF8.GetBytes("option no-deref\n" + commands));

    private byte[]? Content(ObjectId value, out string problem)
    {
        problem = "";
        if (new LooseObjects(repository).TryRead(value, LockText.Longest) is { } loose)
        {
            problem = loose.Kind == ObjectKind.Blob ? "" : "it is not a blob";
            return loose.Kind == ObjectKind.Blob ? loose.Content.ToArray() : null;
        }

        var stored = ObjectBatch.Read(git, [value], LockText.Longest)[0];
        problem = stored switch
        {
            { Kind: null } => "its object is missing or broken",
            { Kind: not ObjectKind.Blob } => "it is not a blob",
            { Size: > LockText.Longest } => $"it has {stored.Size} bytes, expected at most {LockText.Longest}",
            { Content: null } => "its object is broken",
            _ => "",
        };
        return problem.Length > 0 ? null : stored.Content;
    }
}

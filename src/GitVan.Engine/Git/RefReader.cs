using System.IO.Enumeration;
using System.Text;
using GitVan.Engine.Files;

namespace GitVan.Engine.Git;

/// <summary>
/// Reads refs as files, without starting git, and never writes one. It reads packed refs once and keeps them, so it
/// stands for one moment: make a new one for the next.
/// </summary>
public sealed class RefReader(Repository repository)
{
    // Git's own limits: SYMREF_MAXDEPTH, and a path in a file.
    private const int MaxDepth = 5;
    private const int MaxBytes = 64 << 10;
    private const int MaxListed = 1_000_000;

    private PackedRefs? packed;

    /// <summary>False where refs are not files (reftable): ask git, the other members would throw.</summary>
    public bool CanRead => repository.RefStorage == RefStorage.Files;

    /// <summary>The object a ref names in the end, symbolic refs followed; null when there is no such ref, or it points to a branch not
    /// born yet.</summary>
    /// <exception cref="GitVanException">The ref is there and broken.</exception>
    public ObjectId? Find(RefName name) => Follow(name).Id;

    /// <summary>The branch that is checked out, if one is, and its commit, if it has one.</summary>
    /// <exception cref="GitVanException">HEAD is missing or broken.</exception>
    public Head FindHead()
    {
        var (last, id) = Follow(RefName.Head);
        if (last != RefName.Head)
            return new Head(last, id);
        if (id is null)
            throw new GitVanException($"'{PathOf(RefName.Head)}' does not exist")
            {
                Hint = "restore it with git symbolic-ref HEAD refs/heads/<branch>",
            };
        // Before 2005 and with core.preferSymlinkRefs, HEAD is a symbolic link to the branch's file.
        return File.ResolveLinkTarget(PathOf(RefName.Head), returnFinalTarget: false) is { } link
            && Path.GetRelativePath(repository.GitDirectory, link.FullName) is var target && RefName.TryParse(target.Replace('\\', '/'), out var branch)
            ? new Head(branch, id)
            : new Head(null, id);
    }

    /// <summary>All refs whose full name begins with <paramref name="prefix"/>, such as <c>refs/heads/</c>, by name; broken ones are
    /// left out, as git does.</summary>
    public IReadOnlyList<Ref> List(string prefix)
    {
        RequireFiles();
        var folder = prefix[..Math.Max(prefix.LastIndexOf('/'), 0)];
        if (folder != "refs" && !(folder.StartsWith("refs/", StringComparison.Ordinal) && RefName.TryParse(folder, out _)))
            throw new GitVanException($"'{prefix}' can't begin the name of a ref, expected refs/…")
            {
                Hint = "write it from the start, such as refs/heads/",
            };

        // First the files: git packs a ref before it removes the file, so none is missed between the two.
        var found = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        var budget = MaxListed;
        AddFiles(repository.CommonDirectory, folder, prefix, found, ref budget);
        if (repository.IsLinkedWorkTree)
            AddFiles(repository.GitDirectory, folder, prefix, found, ref budget);
        Packed.List(Encoding.UTF8.GetBytes(prefix), (name, id) =>
        {
            if (RefName.TryParse(Encoding.UTF8.GetString(name), out var parsed))
                found.TryAdd(parsed.Value, id);
        });

        List<Ref> refs = [.. found.Where(pair => !pair.Value.IsZero).Select(pair => new Ref(RefName.Parse(pair.Key), pair.Value))];
        refs.Sort((a, b) => a.Name.CompareTo(b.Name));
        return refs;
    }

    private PackedRefs Packed => packed ??= PackedRefs.Read(repository.CommonDirectory, repository.Format);

    // The last name of the chain, and what it names.
    private (RefName Last, ObjectId? Id) Follow(RefName start)
    {
        RequireFiles();
        var name = start;
        for (var depth = 0; depth <= MaxDepth; depth++)
        {
            var path = PathOf(name);
            if (BoundedFile.TryRead(path, MaxBytes) is not { } bytes)
                return (name, Packed.Find(Encoding.UTF8.GetBytes(name.Value)));
            if (TryReadId(bytes, out var id))
                return (name, id);
            if (!TryReadTarget(bytes, out name))
                throw new GitVanException($"'{path}' is not a ref, expected an object id or 'ref: <name>'")
                {
                    Hint = "run git fsck, or delete the file to drop the ref",
                };
        }

        throw new GitVanException($"'{start}' leads through more than {MaxDepth} symbolic refs")
        {
            Hint = "look for a loop with git symbolic-ref",
        };
    }

    private void AddFiles(string root, string folder, string prefix, Dictionary<string, ObjectId> found, ref int budget)
    {
        var path = Path.Join(root, folder);
        if (!Directory.Exists(path))
            return;
        List<(string Name, bool IsFolder, bool IsLink)> entries;
        try
        {
            entries = [.. new FileSystemEnumerable<(string, bool, bool)>(
                path,
                (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
                new EnumerationOptions { AttributesToSkip = 0 })];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (e is DirectoryNotFoundException)
                return;
            throw new GitVanException($"can't read '{path}'", ExitCode.Usage, e)
            {
                Hint = "check the owner and the permissions of this path",
            };
        }

        budget -= entries.Count;
        if (budget < 0)
            throw new GitVanException($"'{path}' has more than {MaxListed} refs in files") { Hint = "run git pack-refs --all" };
        foreach (var (entry, isFolder, isLink) in entries)
        {
            var name = $"{folder}/{entry}";
            if (isFolder)
            {
                // A link to a folder above would never end.
                if (!isLink && (prefix.StartsWith(name + "/", StringComparison.Ordinal) || (name + "/").StartsWith(prefix, StringComparison.Ordinal)))
                    AddFiles(root, name, prefix, found, ref budget);
            }
            else if (name.StartsWith(prefix, StringComparison.Ordinal) && RefName.TryParse(name, out var parsed) && IsReadFrom(root, parsed))
            {
                found[name] = TryFollow(parsed) ?? repository.Format.Zero;
            }
        }
    }

    // A broken file hides a packed ref of its name, so it stays in the list as zero until the end.
    private ObjectId? TryFollow(RefName name)
    {
        try
        {
            return Follow(name).Id;
        }
        catch (GitVanException)
        {
            return null;
        }
    }

    private bool IsReadFrom(string root, RefName name) => root == DirectoryOf(name);

    private string DirectoryOf(RefName name) => name.IsPerWorkTree ? repository.GitDirectory : repository.CommonDirectory;

    private string PathOf(RefName name) => Path.Join(DirectoryOf(name), name.Value);

    // Git lets white space and more follow, as in FETCH_HEAD.
    private bool TryReadId(ReadOnlySpan<byte> bytes, out ObjectId id)
    {
        var length = repository.Format.HexLength;
        id = default;
        return bytes.Length >= length
            && (bytes.Length == length || bytes[length] is (byte)'\n' or (byte)' ' or (byte)'\t' or (byte)'\r')
            && ObjectId.TryParse(bytes[..length], out id);
    }

    private static bool TryReadTarget(ReadOnlySpan<byte> bytes, out RefName target)
    {
        target = default;
        return bytes.StartsWith("ref:"u8) && RefName.TryParse(Encoding.UTF8.GetString(bytes[4..].Trim(" \t\r\n"u8)), out target);
    }

    private void RequireFiles()
    {
        if (!CanRead)
            throw new InvalidOperationException("these refs are not files: ask CanRead first, and then git");
    }
}

using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Pushes;

/// <summary>One ref that a push moves, as git tells <c>pre-push</c>.</summary>
/// <param name="Local">What is pushed, as people named it: a ref, <c>HEAD~1</c>, or <c>(delete)</c>.</param>
/// <param name="Object">Null where the ref is deleted.</param>
/// <param name="Old">What the remote has by that name, which we may not have; null where it is new there.</param>
internal sealed record PushedRef(string Local, ObjectId? Object, string Remote, ObjectId? Old)
{
    /// <summary>The commit that is pushed, also by a tag of it; null where none is.</summary>
    public ObjectId? Commit { get; init; }

    /// <summary>Reads a line for each: <c>&lt;local ref&gt; &lt;local id&gt; &lt;remote ref&gt; &lt;remote id&gt;</c>. Others are left out.</summary>
    public static IReadOnlyList<PushedRef> Parse(ReadOnlySpan<byte> input) =>
        [.. Encoding.UTF8.GetString(input).Split('\n').Select(TryParse).OfType<PushedRef>()];

    private static PushedRef? TryParse(string line)
    {
        // What people named may have blanks: HEAD@{1 day ago}.
        if (line.Split(' ') is not [.. { Length: > 0 } local, var id, var remote, var old] || !ObjectId.TryParse(id, out var pushed) || !ObjectId.TryParse(old, out var known))
            return null;
        return new PushedRef(string.Join(' ', local), OrNull(pushed), remote, OrNull(known));
    }

    private static ObjectId? OrNull(ObjectId id) => id.IsZero ? null : id;
}

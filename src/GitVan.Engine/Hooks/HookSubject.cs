using System.Text;
using GitVan.Engine.Model;
using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>What each hook is about, from where githooks(5) says it is told.</summary>
internal static class HookSubject
{
    /// <summary>One push may move many refs; the first that names a commit is what the receipt is filed under.</summary>
    private const int MostLines = 16;

    public static Subject Find(string hook, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, SubjectFinder subjects) => hook switch
    {
        // The commit does not exist yet.
        "pre-commit" or "pre-merge-commit" or "prepare-commit-msg" or "commit-msg" or "applypatch-msg" or "pre-applypatch" => subjects.Index(),

        // <old id> <new id> <ref>
        "pre-receive" or "post-receive" or "proc-receive" or "post-rewrite" => subjects.FirstCommit(Column(input, 1)),

        // <ref> <old id> <new id>
        "update" => subjects.FirstCommit(arguments.Skip(2)),
        "push-to-checkout" => subjects.FirstCommit(arguments),
        _ => subjects.Head(),
    };

    private static IEnumerable<string> Column(ReadOnlyMemory<byte> input, int column) =>
        Encoding.UTF8.GetString(input.Span[..Math.Min(input.Length, 64 * 1024)])
            .Split('\n')
            .Take(MostLines)
            .Select(line => line.Split(' ').ElementAtOrDefault(column) ?? "");
}

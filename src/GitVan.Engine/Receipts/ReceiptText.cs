using System.Text;
using System.Text.Json;
using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>A receipt's commit, written and read: headers, a subject line for people, and one line of JSON.</summary>
internal static class ReceiptText
{
    /// <summary>No receipt is larger; more is not read.</summary>
    public const int LongestMessage = 1 << 20;

    /// <summary>Bytes of its JSON; headers, first line and signature need the rest.</summary>
    public const int LongestStatement = LongestMessage - 64 * 1024;

    /// <summary>The bytes of the commit object.</summary>
    /// <param name="signature">Armored, of the same bytes without it; null for none.</param>
    public static byte[] Write(ObjectId tree, ObjectId? parent, Statement statement, string? signature = null)
    {
        var gitvan = new Identity("gitvan", "gitvan@localhost", statement.Predicate.Finished.ToUniversalTime());
        var message = $"{Title(statement.Predicate)}\n\n{Encoding.UTF8.GetString(StatementWriter.Write(statement).Span)}\n";
        return CommitText.Write(tree, parent is { } id ? [id] : [], gitvan, gitvan, message, signature);
    }

    /// <returns>The receipt, or null with the reason why the commit is none.</returns>
    public static Receipt? TryRead(ObjectId id, ReadOnlySpan<byte> commit, out string problem)
    {
        problem = "";
        if (commit.Length > LongestMessage)
            return Refuse($"its commit has {commit.Length} bytes, expected at most {LongestMessage}", out problem);
        var end = commit.IndexOf("\n\n"u8);
        if (end < 0)
            return Refuse("its commit has no message", out problem);
        if (!TryReadHeaders(commit[..end], out var tree, out var parents))
            return Refuse("its commit is not one that gitvan writes", out problem);
        if (parents.Count > 1)
            return Refuse($"its commit has {parents.Count} parents", out problem);

        var lines = commit[(end + 2)..].TrimEnd((byte)'\n');
        var titleEnd = lines.LastIndexOf((byte)'\n');
        if (titleEnd < 0)
            return Refuse("its message is not one that gitvan writes", out problem);
        try
        {
            var statement = JsonSerializer.Deserialize(lines[(titleEnd + 1)..], ReceiptJson.Default.Statement);
            if (statement is not { Type: Statement.StatementType, PredicateType: Statement.ReceiptType })
                return Refuse("it is not a receipt of version 1", out problem);
            if (!Enum.IsDefined(statement.Predicate.Result))
                return Refuse("its result is none that gitvan knows", out problem);
            if (statement.Predicate.Calls?.Contains(null!) == true || statement.Predicate.Artifacts?.Contains(null!) == true)
                return Refuse("a call or an artifact in it is null", out problem);
            if (Title(statement.Predicate) != Encoding.UTF8.GetString(lines[..titleEnd]).TrimEnd('\n'))
                return Refuse("its first line does not say what the receipt says", out problem);
            var receipt = new Receipt(id, parents.Count > 0 ? parents[0] : null, tree, statement) { IsSigned = commit[..end].IndexOf("\ngpgsig"u8) >= 0 };
            return ObjectId.TryParse(receipt.Commit ?? receipt.SubjectTree, out _) ? receipt : Refuse("it is about no commit or tree", out problem);
        }
        catch (JsonException e)
        {
            return Refuse($"its JSON is not a receipt's{(e.Path is { } path ? $", at {path}" : "")}", out problem);
        }
    }

    /// <summary>The first parent of any commit; null where it has none.</summary>
    public static ObjectId? FirstParent(ReadOnlySpan<byte> commit) =>
        commit.IndexOf("\n\n"u8) is var end and >= 0 && TryReadHeaders(commit[..end], out _, out var parents) && parents.Count > 0 ? parents[0] : null;

    private static bool TryReadHeaders(ReadOnlySpan<byte> headers, out ObjectId tree, out List<ObjectId> parents)
    {
        (tree, parents) = (default, []);
        var hasTree = false;
        foreach (var line in Encoding.UTF8.GetString(headers).Split('\n'))
        {
            if (line.StartsWith("tree ", StringComparison.Ordinal))
                hasTree = ObjectId.TryParse(line[5..], out tree);
            else if (line.StartsWith("parent ", StringComparison.Ordinal) && ObjectId.TryParse(line[7..], out var parent))
                parents.Add(parent);
        }

        return hasTree;
    }

    private static string Title(ReceiptPredicate predicate)
    {
        var words = $"{predicate.Result.Word()}: {predicate.Job.Id} ({predicate.Trigger.Name ?? predicate.Trigger.Kind})";
        return string.Concat(words.Select(c => char.IsControl(c) ? '?' : c));
    }

    private static Receipt? Refuse(string reason, out string problem)
    {
        problem = reason;
        return null;
    }
}

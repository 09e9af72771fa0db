using System.Globalization;
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

    /// <summary>The bytes of the commit object.</summary>
    public static byte[] Write(ObjectId tree, ObjectId? parent, Statement statement)
    {
        var predicate = statement.Predicate;
        var seconds = predicate.Finished.ToUnixTimeSeconds();
        var text = new StringBuilder();
        text.Append("tree ").Append(tree).Append('\n');
        if (parent is { } id)
            text.Append("parent ").Append(id).Append('\n');
        foreach (var role in new[] { "author", "committer" })
            text.Append(CultureInfo.InvariantCulture, $"{role} gitvan <gitvan@localhost> {seconds} +0000\n");
        text.Append('\n').Append(Title(predicate)).Append("\n\n");
        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. StatementWriter.Write(statement).Span, (byte)'\n'];
    }

    /// <returns>The receipt, or null with the reason why the commit is none.</returns>
    public static Receipt? TryRead(ObjectId id, ReadOnlySpan<byte> commit, out string problem)
    {
        problem = "";
        if (commit.Length > LongestMessage)
            return Refuse($"its commit has {commit.Length} bytes", out problem);
        var end = commit.IndexOf("\n\n"u8);
        if (end < 0)
            return Refuse("its commit has no message", out problem);

        ObjectId? tree = null, parent = null;
        foreach (var line in Encoding.UTF8.GetString(commit[..end]).Split('\n'))
        {
            if (line.StartsWith("tree ", StringComparison.Ordinal) && ObjectId.TryParse(line[5..], out var treeId))
                tree = treeId;
            else if (line.StartsWith("parent ", StringComparison.Ordinal) && ObjectId.TryParse(line[7..], out var parentId))
            {
                if (parent is not null)
                    return Refuse("its commit has two parents", out problem);
                parent = parentId;
            }
        }

        var lines = commit[(end + 2)..].TrimEnd((byte)'\n');
        var titleEnd = lines.LastIndexOf((byte)'\n');
        if (tree is null || titleEnd < 0)
            return Refuse("its commit is not one that gitvan writes", out problem);
        try
        {
            var statement = JsonSerializer.Deserialize(lines[(titleEnd + 1)..], ReceiptJson.Default.Statement);
            if (statement is not { Type: Statement.StatementType, PredicateType: Statement.ReceiptType })
                return Refuse("it is not a receipt of version 1", out problem);
            if (Title(statement.Predicate) != Encoding.UTF8.GetString(lines[..titleEnd]).TrimEnd('\n'))
                return Refuse("its first line does not say what the receipt says", out problem);
            return new Receipt(id, parent, tree.Value, statement);
        }
        catch (JsonException e)
        {
            return Refuse($"its JSON can't be read ({e.Message})", out problem);
        }
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

using System.Text;

namespace GitVan.Engine.Git;

/// <summary>The content of a commit object.</summary>
public static class CommitText
{
    /// <param name="message">As git stores it: with its last line's end.</param>
    /// <param name="signature">An armored signature of the same text without one; null for none.</param>
    public static byte[] Write(ObjectId tree, IReadOnlyList<ObjectId> parents, Identity author, Identity committer, string message, string? signature = null)
    {
        if (message.Contains('\0'))
            throw new GitVanException("a commit message can't have a nul character") { Hint = "remove it from the text" };
        var text = new StringBuilder(256 + message.Length).Append("tree ").Append(tree.Hex).Append('\n');
        foreach (var parent in parents)
            text.Append("parent ").Append(parent.Hex).Append('\n');
        text.Append("author ").Append(author).Append("\ncommitter ").Append(committer).Append('\n');
        if (signature is not null)
        {
            // Lines after the first are marked by a space, which is how git's headers go on.
            text.Append(tree.Format == ObjectFormat.Sha1 ? "gpgsig " : "gpgsig-sha256 ")
                .Append(signature.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", "\n ", StringComparison.Ordinal)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').Append(message).ToString());
    }
}

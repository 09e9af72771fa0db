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
            text.Append(SignatureHeader(tree.Format)).Append(signature.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", "\n ", StringComparison.Ordinal)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').Append(message).ToString());
    }

    /// <summary>Takes a commit apart as git does: what was signed is all but the signature headers, this format's and the other's.</summary>
    /// <returns>The armored signature; null where there is none in this format's header.</returns>
    public static string? FindSignature(ReadOnlySpan<byte> commit, ObjectFormat format, out byte[] signed)
    {
        var header = Encoding.ASCII.GetBytes(SignatureHeader(format));
        var end = commit.IndexOf("\n\n"u8) + 1;
        using var rest = new MemoryStream(commit.Length);
        StringBuilder? signature = null;
        bool isOurs = false, isOther = false;
        foreach (var range in commit[..end].TrimEnd((byte)'\n').Split((byte)'\n'))
        {
            var line = commit[range];
            var goesOn = line.StartsWith((byte)' ');
            if (!goesOn)
            {
                isOurs = line.StartsWith(header);
                isOther = !isOurs && line.StartsWith("gpgsig"u8);
            }

            if (isOurs)
            {
                (signature ??= new()).Append(Encoding.UTF8.GetString(line[(goesOn ? 1 : header.Length)..])).Append('\n');
            }
            else if (!isOther)
            {
                rest.Write(line);
                rest.WriteByte((byte)'\n');
            }
        }

        rest.Write(commit[end..]);
        signed = rest.ToArray();
        return signature?.ToString();
    }

    private static string SignatureHeader(ObjectFormat format) => format == ObjectFormat.Sha1 ? "gpgsig " : "gpgsig-sha256 ";
}

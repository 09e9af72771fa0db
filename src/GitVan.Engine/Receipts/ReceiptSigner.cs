using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>Signs commits with the person's SSH key as <c>git commit -S</c> does. Git is asked for the key when the first receipt is to be signed.</summary>
internal sealed class ReceiptSigner(Repository repository, IReadOnlyDictionary<string, string> environment, GitRunner git)
{
    private SshSettings? settings;

    /// <returns>The armored signature of a commit that has none.</returns>
    /// <exception cref="SigningException">No key is configured, it can't be used, or the program is not there.</exception>
    public string Sign(byte[] commit)
    {
        try
        {
            settings ??= SshSettings.Read(git);
            return Sign(commit, KeyOf(settings));
        }
        catch (Exception e) when (e is not SigningException && (e is GitVanException || WriteFailure.IsOne(e)))
        {
            throw new SigningException(e.Message, e) { Hint = (e as GitVanException)?.Hint };
        }
    }

    private string Sign(byte[] commit, string key)
    {
        using var keygen = new SshKeygen(settings!.Program, repository, environment);
        var text = keygen.Write("commit", commit);

        // A key written out in the configuration is public: its private half is in an agent, which -U asks.
        string[] arguments = LiteralKey(key) is { } literal
            ? ["-Y", "sign", "-n", SshSignature.Namespace, "-f", keygen.Write("key", Encoding.UTF8.GetBytes(literal + "\n")), "-U", text]
            : ["-Y", "sign", "-n", SshSignature.Namespace, "-f", key, text];
        var (succeeded, _, error) = keygen.Run(arguments);
        if (succeeded && BoundedFile.TryRead(text + ".sig", SshSignature.Longest) is { } signature && SshSignature.TryParse(Encoding.UTF8.GetString(signature)) is not null)
            return Encoding.UTF8.GetString(signature);
        var reason = error.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "no signature was made";
        throw new SigningException($"it can't be signed with the key of user.signingKey: {reason}") { Hint = "check that ssh-add -l lists the key, or that its file can be read" };
    }

    private static string KeyOf(SshSettings settings)
    {
        if (settings.Format != "ssh")
            throw new SigningException($"receipts are signed with SSH keys only, and git's gpg.format is {(settings.Format is { } format ? $"'{format}'" : "not set")}") { Hint = "run: git config gpg.format ssh" };
        return settings.Key is { Length: > 0 } key
            ? key
            : throw new SigningException("git's configuration names no key to sign with") { Hint = "run: git config user.signingKey ~/.ssh/id_ed25519.pub" };
    }

    private static string? LiteralKey(string key)
    {
        const string mark = "key::";
        return key.StartsWith(mark, StringComparison.Ordinal) ? key[mark.Length..] : key.StartsWith("ssh-", StringComparison.Ordinal) ? key : null;
    }
}

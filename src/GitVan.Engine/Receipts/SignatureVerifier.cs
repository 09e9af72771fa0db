using System.Globalization;
using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Checks the signatures of receipts as <c>git verify-commit</c> does, against a file of allowed signers. A good one costs one process, and the
/// first of each key one more. Nothing of it is remembered for the next time: who can write a receipt could write that too.
/// </summary>
internal sealed class SignatureVerifier : IDisposable
{
    private readonly ObjectFormat format;
    private readonly bool isRequired;
    private readonly Lazy<SshSettings> settings;
    private readonly Lazy<string?> allowed, revoked;
    private readonly Lazy<SshKeygen> keygen;

    /// <summary>Who was found to sign with a key.</summary>
    private readonly Dictionary<string, string> principals = [];

    /// <param name="isRequired">Whether every receipt must have a signature.</param>
    /// <param name="allowed">The file of allowed signers; null for git's <c>gpg.ssh.allowedSignersFile</c>.</param>
    /// <exception cref="GitVanException">The file can't be read, or there is none though signatures are required.</exception>
    public SignatureVerifier(Repository repository, IReadOnlyDictionary<string, string> environment, GitRunner git, bool isRequired, string? allowed)
    {
        // A repository without signatures needs neither git's configuration nor ssh-keygen.
        settings = new(() => SshSettings.Read(git));
        this.allowed = new(() => Existing(allowed ?? settings.Value.AllowedSigners, repository));
        revoked = new(() => Existing(settings.Value.Revoked, repository));
        keygen = new(() => new SshKeygen(settings.Value.Program, repository, environment));
        format = repository.Format;
        this.isRequired = isRequired;
        if ((isRequired || allowed is not null) && this.allowed.Value is null)
            throw new GitVanException("there is no file of allowed signers to check signatures with") { Hint = "pass --allowed-signers <file>, or run: git config gpg.ssh.allowedSignersFile <file>" };
    }

    /// <summary>Signatures that were checked, good or not.</summary>
    public int Checked { get; private set; }

    /// <summary>Signatures that were not, because nobody says who may sign.</summary>
    public int Unchecked { get; private set; }

    /// <returns>The kind of finding and what is wrong; null where nothing is.</returns>
    public (string Kind, string Problem)? Check(Receipt receipt, ReadOnlySpan<byte> commit)
    {
        if (CommitText.FindSignature(commit, format, out var signed) is not { } text)
            return isRequired ? ("unsigned", "it is not signed") : null;
        if (allowed.Value is null)
        {
            Unchecked++;
            return null;
        }

        Checked++;
        if (SshSignature.TryParse(text) is not { } signature)
            return ("signature", "its signature is no SSH signature");
        var file = keygen.Value.Write("signature", Encoding.ASCII.GetBytes(text));
        if (PrincipalsOf(signature, file, receipt).Any(principal => IsGood(principal, file, signed, receipt)))
            return null;
        return keygen.Value.Run(["-Y", "check-novalidate", "-n", SshSignature.Namespace, "-s", file], signed).Succeeded
            ? ("signer", $"it is signed with the key {signature.Fingerprint}, which was no allowed signer's at that time")
            : ("signature", "its signature is not one of this receipt");
    }

    public void Dispose()
    {
        if (keygen.IsValueCreated)
            keygen.Value.Dispose();
    }

    // The one that was right the last time first: then nobody is asked whose key it is.
    private IEnumerable<string> PrincipalsOf(SshSignature signature, string file, Receipt receipt)
    {
        if (principals.TryGetValue(signature.Fingerprint, out var known))
            yield return known;
        var found = keygen.Value.Run(["-Y", "find-principals", "-f", allowed.Value!, "-s", file, AtTimeOf(receipt)]).Output;
        foreach (var principal in found.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries))
            yield return principals[signature.Fingerprint] = principal;
    }

    private bool IsGood(string principal, string file, byte[] signed, Receipt receipt)
    {
        string[] revocations = revoked.Value is { } list ? ["-r", list] : [];
        return keygen.Value.Run(
            ["-Y", "verify", "-n", SshSignature.Namespace, "-f", allowed.Value!, "-I", principal, "-s", file, AtTimeOf(receipt), .. revocations], signed).Succeeded;
    }

    // Keys may be allowed for a time; this is the commit's, in UTC as the environment says.
    private static string AtTimeOf(Receipt receipt) =>
        string.Create(CultureInfo.InvariantCulture, $"-Overify-time={receipt.Predicate.Finished.UtcDateTime:yyyyMMddHHmmss}");

    private static string? Existing(string? path, Repository repository)
    {
        if (path is null)
            return null;
        var full = Path.GetFullPath(path, repository.Root);
        return File.Exists(full) ? full : throw new GitVanException($"there is no file '{full}', which says whose signatures count") { Hint = "check its path" };
    }
}

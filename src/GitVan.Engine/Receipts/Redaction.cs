using System.Text.RegularExpressions;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Takes secrets out of what a receipt keeps, before it is hashed: values of environment variables that are named like secrets, tokens of
/// well-known shapes, and what the configuration adds. A receipt can't be changed afterwards.
/// </summary>
public sealed partial class Redaction
{
    private const string Mask = "***";

    /// <summary>Shorter values, such as <c>1</c> or <c>true</c>, would blank out ordinary words.</summary>
    private const int ShortestSecret = 8;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(250);

    private readonly string[] secrets;
    private readonly IReadOnlyList<string> patterns;

    /// <param name="patterns">Regular expressions of the configuration's <c>receipts.redact</c>.</param>
    public Redaction(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> patterns)
    {
        this.patterns = patterns;
        secrets =
        [
            .. environment
                .Where(pair => pair.Value.Length >= ShortestSecret && IsSecretName(pair.Key))
                .Select(pair => pair.Value)
                .OrderByDescending(value => value.Length),
        ];
    }

    public string Apply(string text)
    {
        if (text.Length == 0)
            return text;
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        try
        {
            text = KnownTokens().Replace(text, Mask);
            foreach (var pattern in patterns)
                text = Regex.Replace(text, pattern, Mask, RegexOptions.CultureInvariant, PatternLimit);
            return text;
        }
        catch (RegexMatchTimeoutException)
        {
            // Better no output in the receipt than a secret in it for ever.
            return "(output withheld: redacting it took too long)";
        }
    }

    private static bool IsSecretName(string name)
    {
        ReadOnlySpan<string> words = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "API_KEY", "APIKEY", "PRIVATE_KEY", "ACCESS_KEY"];
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>GitHub, GitLab, Slack, AWS, npm, Google and OpenAI tokens, PEM private keys, and passwords in URLs.</summary>
    [GeneratedRegex(
        @"\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}\b|\bglpat-[A-Za-z0-9_-]{20,}|\bxox[abposr]-[A-Za-z0-9-]{10,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"
        + @"|\bnpm_[A-Za-z0-9]{36}\b|\bAIza[A-Za-z0-9_-]{35}|\bsk-[A-Za-z0-9_-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?"
        + @"|(?<=://[^\s/:@]{1,64}:)[^\s/@]{1,256}(?=@)",
        RegexOptions.CultureInvariant,
        250)]
    private static partial Regex KnownTokens();
}

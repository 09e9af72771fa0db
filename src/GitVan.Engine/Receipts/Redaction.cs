using System.Text.Json.Nodes;
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

    /// <summary>Characters dropped from the start of a tail without any line's end: more than a token has.</summary>
    private const int LongestPart = 512;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(KnownLimit);

    /// <summary>Milliseconds; for one pattern over all that a receipt keeps.</summary>
    private const int KnownLimit = 1000;

    private readonly string[] secrets;
    private readonly IReadOnlyList<string> patterns;

    /// <param name="patterns">Regular expressions of the configuration's <c>receipts.redact</c>.</param>
    public Redaction(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> patterns)
        : this([.. environment.Where(pair => IsSecretName(pair.Key)).SelectMany(pair => PartsOf(pair.Value))], patterns)
    {
    }

    private Redaction(IReadOnlyList<string> secrets, IReadOnlyList<string> patterns)
    {
        this.patterns = patterns;

        // The longest first, so that of a secret that begins with another nothing stays.
        this.secrets = [.. secrets.Distinct().OrderByDescending(secret => secret.Length)];
    }

    /// <summary>The same, for a job that has variables of its own.</summary>
    public Redaction With(IReadOnlyDictionary<string, string> variables) =>
        variables.Any(pair => IsSecretName(pair.Key)) ? new([.. secrets, .. new Redaction(variables, []).secrets], patterns) : this;

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

    /// <summary>The same for names and values in JSON, as a copy.</summary>
    public JsonNode? Apply(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject properties:
                var copy = new JsonObject();
                foreach (var (name, value) in properties)
                    copy[Apply(name)] = Apply(value);
                return copy;
            case JsonArray items:
                return new JsonArray([.. items.Select(Apply)]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return JsonValue.Create(Apply(text));
            case null:
                return null;
            default:
                // A secret may be a number.
                var number = json.ToJsonString();
                return Apply(number) is var redacted && redacted == number ? json.DeepClone() : JsonValue.Create(redacted);
        }
    }

    /// <summary>The same for the end of an output, whose first line may begin in the middle of a secret.</summary>
    public string ApplyToTail(string text, bool isCut) => Apply(isCut ? WithoutPartialSecrets(text) : text);

    private string WithoutPartialSecrets(string text)
    {
        // First what is left of secrets of several lines, then what is left of the first line.
        var left = secrets.Select(secret => LengthOfEnd(secret, text)).Append(EndOfKey().Match(text).Length).Max();
        var end = text.IndexOf('\n', left);
        if (end >= 0)
            return text[(end + 1)..];
        var start = Math.Min(Math.Max(left, LongestPart), text.Length);
        return text[(start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }

    // How much of the text's beginning is the end of the secret.
    private static int LengthOfEnd(string secret, string text)
    {
        var length = Math.Min(secret.Length - 1, text.Length);
        while (length > 0 && !secret.AsSpan().EndsWith(text.AsSpan(0, length), StringComparison.Ordinal))
            length--;
        return length;
    }

    // Programs print a secret without the line's end that its file had, and one of several lines with other ends or in pieces.
    private static IEnumerable<string> PartsOf(string value) =>
        value.Split('\n').Append(value).Select(part => part.Trim()).Where(part => part.Length >= ShortestSecret);

    private static bool IsSecretName(string name)
    {
        ReadOnlySpan<string> words = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "API_KEY", "APIKEY", "PRIVATE_KEY", "ACCESS_KEY"];
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return name.EndsWith("_KEY", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>GitHub, GitLab, Slack, AWS, npm, Google and OpenAI tokens, PEM private keys, and passwords in URLs.</summary>
    [GeneratedRegex(
        @"\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}\b|\bglpat-[A-Za-z0-9_-]{20,}|\bxox[abposr]-[A-Za-z0-9-]{10,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"
        + @"|\bnpm_[A-Za-z0-9]{36}\b|\bAIza[A-Za-z0-9_-]{35}|\bsk-[A-Za-z0-9_-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|\z)"
        + @"|(?<=://[^\s/:@]{1,64}:)[^\s/@]{1,256}(?=@)",
        RegexOptions.CultureInvariant,
        KnownLimit)]
    private static partial Regex KnownTokens();

    /// <summary>The rest of a PEM private key whose beginning is not there.</summary>
    [GeneratedRegex(@"\A(?:(?!-----BEGIN )[\s\S])*?-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----", RegexOptions.CultureInvariant, KnownLimit)]
    private static partial Regex EndOfKey();
}

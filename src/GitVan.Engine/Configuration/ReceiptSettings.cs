using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>receipts</c> key.</summary>
public sealed record ReceiptSettings
{
    [Description("Whether a run fails when its receipt can't be written.")]
    public bool Required { get; init; }

    [Description("Whether receipts are signed, with the SSH key that git's user.signingKey names. A receipt that can't be signed waits until it can.")]
    public bool Sign { get; init; }

    [Description("Regular expressions; what they match in captured output is replaced by *** before it is stored.")]
    [Allows(Text = TextRule.RegularExpression)]
    public IReadOnlyList<string> Redact { get; init => field = value ?? []; } = [];
}

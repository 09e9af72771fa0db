using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>receipts</c> key.</summary>
public sealed record ReceiptSettings
{
    [Description("Whether a run fails when its receipt can't be written.")]
    public bool Required { get; init; }

    [Description("Regular expressions; what they match in captured output is replaced by *** before it is stored.")]
    [Allows(Text = TextRule.RegularExpression)]
    public IReadOnlyList<string> Redact { get; init => field = value ?? []; } = [];
}

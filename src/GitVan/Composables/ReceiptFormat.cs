namespace GitVan;

/// <summary>What receipts are exported as.</summary>
public enum ReceiptFormat
{
    /// <summary>A JSON list.</summary>
    Json,

    /// <summary>Comma-separated values, with a header.</summary>
    Csv,
}

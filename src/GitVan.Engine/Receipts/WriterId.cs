namespace GitVan.Engine.Receipts;

/// <summary>Names a chain: 16 random hexadecimal digits.</summary>
internal static class WriterId
{
    private const int Length = 16;

    public static string Create() => Guid.NewGuid().ToString("N")[..Length];

    public static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}

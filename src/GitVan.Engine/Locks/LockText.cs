using System.Text.Json;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Locks;

/// <summary>A lock's blob, written and read: one line of JSON.</summary>
internal static class LockText
{
    /// <summary>No record is larger; more is not read.</summary>
    public const int Longest = 4096;

    /// <summary>Characters of a name for people; six bytes each at most, so that a record stays below <see cref="Longest"/>.</summary>
    private const int LongestName = 200;

    public static byte[] Write(LockRecord record) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(record with { Owner = Shortened(record.Owner), Host = Shortened(record.Host) }, LockJson.Default.LockRecord), (byte)'\n'];

    /// <returns>The record, or null with the reason why the text is none.</returns>
    public static LockRecord? TryRead(byte[] text, out string problem)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            problem = json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("version", out var version) ? "it is not the record of a lock"
                : version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) ? "its version is not a number"
                : number != LockRecord.CurrentVersion ? $"it is of version {number}, and this gitvan knows version {LockRecord.CurrentVersion}"
                : "";
            if (problem.Length > 0)
                return null;
            var record = json.RootElement.Deserialize(LockJson.Default.LockRecord)!;
            problem = Problem(record);
            return problem.Length > 0 ? null : record;
        }
        catch (JsonException e)
        {
            problem = $"its JSON is not a lock's{(e.Path is { Length: > 1 } path ? $", at {path}" : "")}";
            return null;
        }
    }

    /// <summary>The token of what may be a record that can't be read otherwise, such as a later version's; 0 where there is none.</summary>
    public static long FindToken(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("token", out var token)
                && token.ValueKind == JsonValueKind.Number && token.TryGetInt64(out var number) && number is > 0 and < LockRecord.LargestToken ? number : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static string Problem(LockRecord record) => record switch
    {
        _ when !Enum.IsDefined(record.State) => "its state is neither 'held' nor 'released'",
        { Token: < 1 or > LockRecord.LargestToken } => $"its token is {record.Token}, expected 1 to {LockRecord.LargestToken}",
        { TtlMs: < 1 } => $"its ttl is {record.TtlMs} ms, expected more than none",
        _ when record.TtlMs > Duration.Longest.TotalMilliseconds => $"its ttl is {record.TtlMs} ms, expected at most {Duration.Longest.TotalMilliseconds}",
        { Beat: < 0 or > LockRecord.LargestToken } => $"its beat is {record.Beat}, expected 0 to {LockRecord.LargestToken}",
        { Pid: < 1 } => $"its pid is {record.Pid}, expected more than 0",
        _ => "",
    };

    private static string Shortened(string name) => name.Length <= LongestName ? name : name[..LongestName];
}

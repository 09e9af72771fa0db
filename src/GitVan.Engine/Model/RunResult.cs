using System.Text.Json.Serialization;

namespace GitVan.Engine.Model;

/// <summary>
/// How a run ended, in OpenTelemetry's words for CI/CD runs.
/// Source: <see href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/cicd/">cicd.pipeline.result</see>.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunResult>))]
public enum RunResult
{
    /// <summary>The program ended with 0.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>The program ended with another code.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,

    /// <summary>The program could not be run at all.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>It was ended because its time was up.</summary>
    [JsonStringEnumMemberName("timeout")]
    Timeout,

    /// <summary>It was ended because the person interrupted.</summary>
    [JsonStringEnumMemberName("cancellation")]
    Cancellation,

    /// <summary>It was not to run: there was nothing for it to do.</summary>
    [JsonStringEnumMemberName("skip")]
    Skip,

    /// <summary>Reserved: the result of an earlier run was taken. Nothing writes it yet; a receipt of a later version may have it.</summary>
    [JsonStringEnumMemberName("reused")]
    Reused,
}

/// <summary>Results as people and receipts write them.</summary>
public static class RunResultWords
{
    public static string Word(this RunResult result) => result.ToString().ToLowerInvariant();

    public static bool TryParse(string word, out RunResult result) =>
        Enum.TryParse(word, ignoreCase: true, out result) && result.Word() == word;

    /// <summary>All words that runs have, for help and errors; not the reserved ones.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<RunResult>().Where(result => result != RunResult.Reused).Select(Word)];
}

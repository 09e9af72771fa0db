using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>What of a hook's jobs is shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HookOutput>))]
public enum HookOutput
{
    /// <summary>A line when a job starts.</summary>
    [JsonStringEnumMemberName("meta")]
    Meta,

    /// <summary>What jobs write.</summary>
    [JsonStringEnumMemberName("execution")]
    Execution,

    /// <summary>The summary's lines of jobs that succeeded.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>The summary's lines of jobs that failed.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,

    /// <summary>The summary's lines of jobs that were skipped.</summary>
    [JsonStringEnumMemberName("skips")]
    Skips,

    /// <summary>The summary.</summary>
    [JsonStringEnumMemberName("summary")]
    Summary,
}

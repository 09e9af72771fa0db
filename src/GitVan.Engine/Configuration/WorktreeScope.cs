using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Which of a repository's work trees the daemon watches.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorktreeScope>))]
public enum WorktreeScope
{
    [JsonStringEnumMemberName("current")]
    Current,

    [JsonStringEnumMemberName("all")]
    All,
}

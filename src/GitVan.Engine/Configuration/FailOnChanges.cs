using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Where a hook whose jobs changed tracked files fails.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailOnChanges>))]
public enum FailOnChanges
{
    [JsonStringEnumMemberName("never")]
    Never,

    [JsonStringEnumMemberName("always")]
    Always,

    /// <summary>Only where the variable CI is set.</summary>
    [JsonStringEnumMemberName("ci")]
    Ci,

    /// <summary>Only where it is not.</summary>
    [JsonStringEnumMemberName("non-ci")]
    NonCi,
}

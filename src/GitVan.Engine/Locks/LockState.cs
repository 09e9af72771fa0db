using System.Text.Json.Serialization;

namespace GitVan.Engine.Locks;

/// <summary>Whether somebody has a lock.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LockState>))]
public enum LockState
{
    [JsonStringEnumMemberName("held")]
    Held,

    [JsonStringEnumMemberName("released")]
    Released,
}

using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>locks</c> key.</summary>
public sealed record LockSettings
{
    private static readonly TimeSpan DefaultTtl = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    [Description("How long a lock holds without a sign of life from its holder.")]
    public TimeSpan Ttl { get; init => field = value == default ? DefaultTtl : value; } = DefaultTtl;

    [Description("How long to wait for a lock that somebody else holds.")]
    public TimeSpan Timeout { get; init => field = value == default ? DefaultTimeout : value; } = DefaultTimeout;
}

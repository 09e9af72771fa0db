using System.Globalization;
using GitVan.Engine.Locks;

namespace GitVan.Cli.Commands;

/// <summary>A lock, for <c>lock list --json</c>.</summary>
internal sealed record LockDocument(string Name, string State, string? Owner, string? Host, int? Pid, DateTimeOffset? Since, long? Token, long? TtlMs, string? RunId, string? Problem)
{
    public static LockDocument Of(LockEntry one) => new(
        one.Name.Value, one.State, one.Record?.Owner, one.Record?.Host, one.Record?.Pid, one.Record?.Since, one.Record?.Token, one.Record?.TtlMs, one.Record?.RunId, one.Problem);

    public static string LocalTime(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

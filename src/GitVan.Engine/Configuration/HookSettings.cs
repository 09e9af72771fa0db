using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>What runs for one hook.</summary>
public sealed record HookSettings
{
    [Description("Run the hook's jobs at the same time instead of one after the other.")]
    public bool Parallel { get; init; }

    [Description("The hook's command jobs, in order.")]
    public IReadOnlyList<CommandJob> Jobs { get; init => field = value ?? []; } = [];
}

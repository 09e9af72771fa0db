namespace GitVan.Engine.Hooks;

/// <summary>What <c>ensure</c> or <c>uninstall</c> did, or would do, to one hook.</summary>
public sealed record ShimChange(string Hook, ShimAction Action);

namespace GitVan.Engine.Configuration;

/// <summary>Jobs of a hook that are ordered together.</summary>
public sealed record GroupSettings : OrderSettings;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary><c>#:package Name@Version</c>.</summary>
internal sealed record PackageDirective(string Name, string Version, int Line);

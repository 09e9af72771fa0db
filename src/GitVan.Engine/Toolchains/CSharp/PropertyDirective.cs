namespace GitVan.Engine.Toolchains.CSharp;

/// <summary><c>#:property Name=Value</c>, with the name as MSBuild spells it and a value that is safe to write into a project.</summary>
internal sealed record PropertyDirective(string Name, string Value, int Line);

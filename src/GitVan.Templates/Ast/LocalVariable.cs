namespace GitVan.Templates.Ast;

/// <summary>A name and its slot in the function that it belongs to.</summary>
internal readonly record struct LocalVariable(string Name, int Slot);

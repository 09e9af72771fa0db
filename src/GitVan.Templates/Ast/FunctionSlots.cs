namespace GitVan.Templates.Ast;

/// <summary>How many variables a function has. Known only once it has been read to its end.</summary>
internal sealed class FunctionSlots
{
    public int Count { get; private set; }

    public int Add() => Count++;
}

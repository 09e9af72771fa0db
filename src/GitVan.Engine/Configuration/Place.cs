namespace GitVan.Engine.Configuration;

/// <summary>Where something stands in a file; line and column count from 1. Line 0 stands for what the file made of itself when it ran.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

namespace GitVan.Scripts;

/// <summary>One line that a script runs.</summary>
internal sealed record ScriptLine(string Path, int Number, string Text)
{
    public override string ToString() => $"{Path}:{Number}: {Text}";
}

namespace GitVan.Engine.Processes;

/// <summary>Which of a child's two outputs some bytes came from.</summary>
public enum OutputChannel
{
    Out,
    Error,
}

namespace GitVan.Cli.Terminal;

/// <summary>What a line feels like: the terminal's colour numbers.</summary>
internal enum Tone
{
    Plain = 0,
    Quiet = 2,
    Bad = 31,
    Good = 32,
    Careful = 33,
}

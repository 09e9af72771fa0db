namespace GitVan;

/// <summary>What the user can mend. Shown as one line, <c>gitvan: message</c>, with the hint below it and no stack.</summary>
/// <param name="message">Lower case, without a full stop; quotes the user's text, names file and line, says what was expected.</param>
/// <param name="exitCode">The process's exit code; see <see cref="GitVan.ExitCode"/>.</param>
/// <param name="inner">What was caught on the way, if anything.</param>
public class GitVanException(string message, int exitCode = ExitCode.Usage, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The exit code that tells scripts what kind of mistake it was.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>What to do about it; begins with a verb. Null where there is nothing sensible to say.</summary>
    public string? Hint { get; init; }
}

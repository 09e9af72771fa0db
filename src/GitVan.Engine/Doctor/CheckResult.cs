namespace GitVan.Engine.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Check">The check's name, one word for scripts; a check may have several results.</param>
/// <param name="Message">What was seen: lower case, without a full stop.</param>
/// <param name="Mend">What to do about it: begins with a verb, or is a command. Null where nothing is to do.</param>
public sealed record CheckResult(string Check, CheckStatus Status, string Message, string? Mend = null)
{
    /// <summary>The same mend, where it can be made without asking: no person's work is in it.</summary>
    internal Fix? Fix { get; init; }

    public bool CanFix => Fix is not null;
}

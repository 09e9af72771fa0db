using GitVan.Engine.Doctor;

namespace GitVan.Cli.Commands;

/// <summary>One result of a check, for <c>doctor --json</c>.</summary>
/// <param name="Status"><c>ok</c>, <c>warn</c> or <c>fail</c>.</param>
internal sealed record CheckDocument(string Check, string Status, string Message, string? Mend, bool CanFix)
{
    public static CheckDocument Of(CheckResult result) => new(result.Check, Word(result.Status), result.Message, result.Mend, result.CanFix);

    public static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "ok",
        CheckStatus.Warn => "warn",
        _ => "fail",
    };
}

using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>Receipts don't crowd the decorations of <c>git log</c>.</summary>
internal static class DecorationCheck
{
    public const string Name = "decoration";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (new DecorationExclusion(context.Git).IsSet)
            return [new CheckResult(Name, CheckStatus.Ok, "log.excludeDecoration keeps receipts out of git log")];
        return
        [
            new CheckResult(Name, CheckStatus.Warn, "log.excludeDecoration is not set, so git log may show the refs of receipts", "run: gitvan ensure")
            {
                Fix = context.Hooks is { IsShared: false } && context.Catalog is not null ? context.Ensure : null,
            },
        ];
    }
}

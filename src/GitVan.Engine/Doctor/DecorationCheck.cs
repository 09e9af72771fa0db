using GitVan.Engine.Hooks;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>Receipts don't crowd the decorations of <c>git log</c>.</summary>
internal static class DecorationCheck
{
    public const string Name = "decoration";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (new DecorationExclusion(context.Git).IsSet)
            return [new CheckResult(Name, CheckStatus.Ok, "log.excludeDecoration keeps receipts out of git log")];
        if (InstalledHooks.Read(context.Repository) is null && new ChainReader(context.Repository, context.Git).Heads().Count == 0)
            return [new CheckResult(Name, CheckStatus.Ok, "nothing is to be kept out of git log yet")];
        return
        [
            new CheckResult(Name, CheckStatus.Warn, "log.excludeDecoration is not set, so git log may show the refs of receipts", "run: gitvan ensure")
            {
                Fix = context.Hooks is { IsShared: false } && context.Catalog is not null ? context.Ensure : null,
            },
        ];
    }
}

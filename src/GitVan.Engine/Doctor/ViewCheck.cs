using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>Whether the view in git notes has caught up. That it lags is no fault.</summary>
internal static class ViewCheck
{
    public const string Name = "view";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var view = new ReceiptView(context.Repository, context.Git, context.Time);
        if (!view.IsBehind)
            return [new CheckResult(Name, CheckStatus.Ok, "it holds what the chains hold")];
        return
        [
            new CheckResult(Name, CheckStatus.Ok, "it lags behind the chains, until the next: gitvan receipt list")
            {
                Fix = new Fix(() =>
                {
                    view.CatchUp();
                    return ["brought the view up"];
                }),
            },
        ];
    }
}

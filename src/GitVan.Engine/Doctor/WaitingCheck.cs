using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>No receipt waits in a file for its place in a chain.</summary>
internal static class WaitingCheck
{
    public const string Name = "waiting";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var files = new WaitingReceipts(context.Repository).Files().Select(path => (Path: path, Receipts: WaitingReceipts.TryRead(path))).ToList();
        List<CheckResult> found =
        [
            .. files.Where(file => file.Receipts is null).Select(file => new CheckResult(
                Name, CheckStatus.Fail, $"{context.Display(file.Path)} can't be read as receipts, so it waits forever", $"look at it, and move it away: mv {CheckContext.Quote(file.Path)} ~/")),
        ];
        var count = files.Sum(file => file.Receipts?.Count ?? 0);
        if (count > 0)
        {
            found.Add(new CheckResult(Name, CheckStatus.Warn, $"{(count == 1 ? "1 receipt waits" : $"{count} receipts wait")} in {context.Display(Path.GetDirectoryName(files[0].Path)!)}; the next run takes them along", "run: gitvan doctor --fix")
            {
                Fix = new Fix(() => Append(context)),
            });
        }

        return found.Count > 0 ? found : [new CheckResult(Name, CheckStatus.Ok, "no receipt waits for its chain")];
    }

    private static IReadOnlyList<string> Append(CheckContext context)
    {
        var outcome = new ReceiptChains(context.Repository, context.Environment, context.Git).AppendWaiting();
        return outcome switch
        {
            AppendOutcome.Written { Receipts.Count: var count } => [$"put {count} {(count == 1 ? "receipt" : "receipts")} that waited into a chain"],
            AppendOutcome.Waiting { Reason: var reason } => throw new GitVanException($"the receipts still wait: {reason}"),
            _ => [],
        };
    }
}

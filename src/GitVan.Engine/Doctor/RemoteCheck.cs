using GitVan.Engine.Git;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>No remote is set up so that an ordinary push or fetch loses receipts, here or there, or publishes them unasked.</summary>
internal static class RemoteCheck
{
    public const string Name = "remotes";

    private static readonly string[] Ours = [ReceiptRefs.Chains + "0123456789abcdef", ReceiptRefs.View];

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var entries = Entries(context.Git).ToLookup(entry => entry.Remote);
        List<CheckResult> found = [.. entries.SelectMany(remote => Examine(context, remote.Key, [.. remote]))];
        return found.Count > 0 ? found : [new CheckResult(Name, CheckStatus.Ok, entries.Count == 0 ? "there is none" : $"{string.Join(", ", entries.Select(remote => remote.Key))}: no push or fetch as configured touches receipts")];
    }

    private static IEnumerable<CheckResult> Examine(CheckContext context, string remote, List<(string Remote, string Key, string Value)> entries)
    {
        List<RefSpec> Specs(string key) => [.. entries.Where(entry => entry.Key == key).Select(entry => RefSpec.Parse(entry.Value))];
        static CheckResult Warn(string message, string mend) => new(Name, CheckStatus.Warn, message, mend);

        if (context.Git.TryRun(["config", "--type=bool", "--get", $"remote.{remote}.mirror"]).Text == "true")
        {
            yield return Warn(
                $"{remote} is a mirror: git push {remote} publishes all refs/gitvan, and deletes there the receipts that this clone lacks",
                $"run: git config --unset-all {CheckContext.Word($"remote.{remote}.mirror")}");
        }

        if (RefSpec.FindPushed(Specs("push"), Ours) is { } pushed)
            yield return Warn($"{remote}: the push refspec '{pushed}' takes receipts along, and overwrites those it meets", $"run: {Excluding(remote, "push")}");

        var fetch = Specs("fetch");
        var mend = $"leave receipts to gitvan receipt fetch: {Excluding(remote, "fetch")}";
        if (RefSpec.FindOverwriting(fetch, Ours, forced: true) is { } forced)
            yield return Warn($"{remote}: the fetch refspec '{forced}' overwrites refs/gitvan, and with --prune drops receipts that were not pushed", mend);
        else if (Prunes(context.Git, remote) && RefSpec.FindOverwriting(fetch, Ours, forced: false) is { } pruning)
            yield return Warn($"{remote}: the fetch refspec '{pruning}' with pruning on drops receipts that were not pushed", mend);
    }

    /// <summary>Git knows refspecs that only take away since 2.29.</summary>
    private static string Excluding(string remote, string key) => string.Join(
        " && ",
        new[] { "^refs/gitvan/*", "^refs/notes/gitvan/*" }.Select(spec => $"git config --add {CheckContext.Word($"remote.{remote}.{key}")} '{spec}'"));

    private static bool Prunes(GitRunner git, string remote) =>
        (git.TryRun(["config", "--type=bool", "--get", $"remote.{remote}.prune"]) is { Succeeded: true } own ? own : git.TryRun(["config", "--type=bool", "--get", "fetch.prune"])).Text == "true";

    private static IEnumerable<(string Remote, string Key, string Value)> Entries(GitRunner git)
    {
        // "remote.<name>.<key>\n<value>\0"; a remote's name may have dots in it, a key none.
        foreach (var entry in git.TryRun(["config", "-z", "--get-regexp", @"^remote\..*\.(url|mirror|push|fetch)$"]).Text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = entry.Split('\n')[0];
            var (first, last) = (name.IndexOf('.'), name.LastIndexOf('.'));
            yield return (name[(first + 1)..last], name[(last + 1)..], entry.Length > name.Length ? entry[(name.Length + 1)..] : "");
        }
    }
}

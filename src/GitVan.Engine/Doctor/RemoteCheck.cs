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
        string Mend(string verb, string key, string value) => $"run: git config {verb} remote.{remote}.{key} {value}".TrimEnd();
        List<RefSpec> Specs(string key) => [.. entries.Where(entry => entry.Key == key).Select(entry => RefSpec.Parse(entry.Value))];

        if (context.Git.TryRun(["config", "--type=bool", "--get", $"remote.{remote}.mirror"]).Text == "true")
        {
            yield return new CheckResult(Name, CheckStatus.Warn, $"{remote} is a mirror: git push {remote} publishes all refs/gitvan, and deletes there the receipts that this clone lacks", Mend("--unset-all", "mirror", ""));
        }

        if (RefSpec.FindPushed(Specs("push"), Ours) is { } pushed)
            yield return new CheckResult(Name, CheckStatus.Warn, $"{remote}: the push refspec '{pushed}' takes receipts along, and overwrites those it meets", Mend("--add", "push", "'^refs/gitvan/*'"));

        var fetch = Specs("fetch");
        if (RefSpec.FindOverwriting(fetch, Ours, forced: true) is { } forced)
            yield return new CheckResult(Name, CheckStatus.Warn, $"{remote}: the fetch refspec '{forced}' overwrites refs/gitvan, and with --prune drops receipts that were not pushed", Excluding(remote, forced));
        else if (Prunes(context.Git, remote) && RefSpec.FindOverwriting(fetch, Ours, forced: false) is { } pruning)
            yield return new CheckResult(Name, CheckStatus.Warn, $"{remote}: the fetch refspec '{pruning}' with pruning on drops receipts that were not pushed", Excluding(remote, pruning));
    }

    private static string Excluding(string remote, string spec) =>
        $"leave receipts to gitvan receipt fetch: git config --add remote.{remote}.fetch '^refs/gitvan/*'"
        + (RefSpec.Parse(spec).FindSource(ReceiptRefs.View) is not null ? $" && git config --add remote.{remote}.fetch '^refs/notes/gitvan/*'" : "");

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

namespace GitVan.Benchmarks.Hooks;

/// <summary>Git alone: what everything else is compared with.</summary>
internal sealed record NoHook() : HookManager("no hook")
{
    public override string HooksFolder => ".git/hooks-none";

    public override void Configure(HookRepository repository, HookRow row, string command)
    {
    }

    public override void Install(HookRepository repository, HookRow row)
    {
    }

    public override Command RunOnAllFiles(HookRepository repository) => repository.Command(Scratch.Get("git"), "ls-files", "-z");
}

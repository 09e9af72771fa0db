#:package GitVan@2.*
using GitVan;
using static GitVan.Composables;

return await DefineJob(new()
{
    Meta = new() { Description = "Says what changed", Tags = ["docs"], Version = "1.0.0" },
    Hooks = [GitHook.PostCommit, GitHook.PostMerge],
    Run = async (context, ct) =>
    {
        var changed = await UseGit().DiffNamesAsync("HEAD~1", "HEAD", ct: ct);
        await UseNotes().AppendAsync($"{changed.Count} files changed", ct: ct);
        return JobResult.Success();
    },
});

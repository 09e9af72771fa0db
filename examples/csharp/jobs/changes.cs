#:package GitVan@2.*
using GitVan;
using static GitVan.Composables;

return await DefineJob(new()
{
    Meta = new() { Name = "changes", Description = "Says what changed", Tags = ["docs"], Version = "1.0.0" },
    Hooks = [GitHook.PostCommit, GitHook.PostMerge],
    Run = async (context, ct) =>
    {
        var git = UseGit();
        var changed = await git.DiffNamesAsync("HEAD~1", "HEAD", ct);
        await UseNotes().AppendAsync($"{changed.Count} files changed", ct);
        return JobResult.Success();
    },
});

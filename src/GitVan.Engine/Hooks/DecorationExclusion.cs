using GitVan.Engine.Git;

namespace GitVan.Engine.Hooks;

/// <summary>Keeps receipts out of <c>git log</c>'s decorations through <c>log.excludeDecoration</c>.</summary>
internal sealed class DecorationExclusion(GitRunner git)
{
    private const string Key = "log.excludeDecoration";
    private const string Pattern = "refs/gitvan/*";

    public bool IsSet => git.TryRun(["config", "--local", "--get-all", Key]).Text.Split('\n').Contains(Pattern);

    public void Set()
    {
        if (!IsSet)
            git.Run(["config", "--local", "--add", Key, Pattern]);
    }

    public void Unset()
    {
        if (IsSet)
            git.Run(["config", "--local", "--unset-all", "--fixed-value", Key, Pattern]);
    }
}

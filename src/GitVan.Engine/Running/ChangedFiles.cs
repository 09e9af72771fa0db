using GitVan.Engine.Git;

namespace GitVan.Engine.Running;

/// <summary>The files a difference leaves there. Without renames a renamed file is an old one that is gone and a new one.</summary>
internal static class ChangedFiles
{
    public static readonly string[] Options = ["--raw", "-z", "--no-renames", "--diff-filter=d"];

    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> output)
    {
        HashSet<string> seen = [];
        List<string> paths = [];
        foreach (var change in RawChange.Parse(NulText.Split(output)))
        {
            if (!change.IsSubmodule && seen.Add(change.Path))
                paths.Add(change.Path);
        }

        return paths;
    }
}

namespace GitVan.Engine.Git;

/// <summary>The files a difference leaves there. Without renames a renamed file is an old one that is gone and a new one.</summary>
internal static class ChangedFiles
{
    public static readonly string[] Options = ["--raw", "-z", "--no-renames", "--diff-filter=d"];

    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> output) =>
        [.. RawChange.Parse(NulText.Split(output)).Where(change => !change.IsSubmodule).Select(change => change.Path).Distinct()];
}

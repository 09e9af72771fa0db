namespace GitVan.Engine.Git;

/// <summary>The files that a difference leaves there, and those that it deletes. Without renames a renamed file is one of each. Submodules are none.</summary>
internal sealed record ChangedFiles(IReadOnlyList<string> Present, IReadOnlyList<string> Deleted)
{
    public static readonly string[] Options = ["--raw", "-z", "--no-renames"];

    public static ChangedFiles None { get; } = new([], []);

    public static ChangedFiles Of(ReadOnlySpan<byte> output)
    {
        HashSet<string> seen = [];
        List<string> present = [], deleted = [];
        foreach (var change in RawChange.Parse(NulText.Split(output)))
        {
            if (change.Status == 'D')
                deleted.Add(change.Path);
            else if (!change.IsSubmodule && seen.Add(change.Path))
                present.Add(change.Path);
        }

        return new ChangedFiles(present, deleted);
    }

    public static ChangedFiles Union(IReadOnlyList<ChangedFiles> several) => several is [var one]
        ? one
        : new ChangedFiles([.. several.SelectMany(each => each.Present).Distinct()], [.. several.SelectMany(each => each.Deleted).Distinct()]);
}

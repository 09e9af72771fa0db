namespace GitVan.Engine.Git;

/// <summary>The files that a difference leaves there, and those that it deletes. Without renames a renamed file is one of each. Submodules are none.</summary>
internal sealed record ChangedFiles(IReadOnlyList<string> Present, IReadOnlyList<string> Deleted)
{
    public static readonly string[] Options = ["--raw", "-z", "--no-renames"];

    public static ChangedFiles None { get; } = new([], []);

    public static ChangedFiles Of(ReadOnlySpan<byte> output)
    {
        var changes = RawChange.Parse(NulText.Split(output)).Where(change => !change.IsSubmodule).ToLookup(change => change.Status == 'D', change => change.Path);
        return new ChangedFiles([.. changes[false].Distinct()], [.. changes[true]]);
    }

    public static ChangedFiles Union(IReadOnlyList<ChangedFiles> several) => several is [var one]
        ? one
        : new ChangedFiles([.. several.SelectMany(each => each.Present).Distinct()], [.. several.SelectMany(each => each.Deleted).Distinct()]);
}

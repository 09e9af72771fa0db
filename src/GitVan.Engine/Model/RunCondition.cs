namespace GitVan.Engine.Model;

/// <summary>Something about the repository or the surroundings that holds or does not.</summary>
/// <param name="Kind"><c>always</c>, <c>never</c>, <c>merge</c>, <c>merge-commit</c>, <c>rebase</c>, <c>cherry-pick</c>, <c>revert</c>, <c>bisect</c>, <c>ci</c>; and with a
/// value <c>ref</c> (a glob of branches), <c>run</c> (a shell line that exits with 0) and <c>files</c> (a glob of changed paths).</param>
/// <param name="Value">Empty where the kind takes none.</param>
/// <param name="Folder">Where a shell line starts, from the top of the work tree; empty for the top itself.</param>
public sealed record RunCondition(string Kind, string Value = "", string Folder = "")
{
    /// <summary>The kinds without a value.</summary>
    public static readonly string[] Words = ["merge", "merge-commit", "rebase", "cherry-pick", "revert", "bisect", "ci"];

    /// <summary>The kinds with a value.</summary>
    public static readonly string[] Keys = ["ref", "run", "files"];

    public override string ToString() => Value.Length == 0 ? Kind : $"{Kind}: {Value}";
}

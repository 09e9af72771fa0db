namespace GitVan.Engine.Model;

/// <summary>The files that a hook is about.</summary>
public static class HookFiles
{
    /// <returns>Null for a hook that is about none.</returns>
    public static FileSource? Of(string hook) => hook switch
    {
        "pre-commit" or "pre-merge-commit" or "prepare-commit-msg" or "commit-msg" => FileSource.Staged,
        "pre-push" => FileSource.Push,
        _ => null,
    };
}

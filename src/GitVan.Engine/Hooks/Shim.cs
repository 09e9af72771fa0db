namespace GitVan.Engine.Hooks;

/// <summary>The few lines of <c>sh</c> that stand for a hook in git's hooks folder.</summary>
public static class Shim
{
    /// <summary>A hook that was there before is kept beside its shim under this name's ending.</summary>
    public const string KeptEnding = ".before-gitvan";

    /// <summary>How a shim tells which hook was there before it; the engine runs that one first.</summary>
    public const string KeptVariable = "GITVAN_KEPT_HOOK";

    private const string Mark = "# gitvan shim 1";

    /// <summary>The shim's text: it calls the executable by its path, or the one on PATH, or lets git go on and says so.</summary>
    public static string Text(string hook, string executable) =>
        $"""
        #!/bin/sh
        {Mark}: runs this repository's jobs for {hook}. Written by `gitvan ensure`, taken away by `gitvan uninstall`.
        kept="$0{KeptEnding}"
        gitvan={Quote(executable)}
        [ -x "$gitvan" ] || gitvan=$(command -v gitvan) || {"{"}
          echo "gitvan: not found, so no job ran for {hook} (hint: install gitvan, then run: gitvan ensure)" >&2
          [ -x "$kept" ] || exit 0
          case $(head -n 1 "$kept") in "#!/bin/sh" | "#!/usr/bin/env sh") . "$kept"; exit ;; esac
          exec "$kept" "$@"
        {"}"}
        [ -x "$kept" ] && export {KeptVariable}="$kept"
        exec "$gitvan" hook {hook} "$@"

        """;

    public static bool IsShim(string text) => text.StartsWith("#!/bin/sh\n" + Mark, StringComparison.Ordinal);

    /// <summary>The executable a shim calls; null when the text is no shim.</summary>
    public static string? Target(string text)
    {
        if (!IsShim(text))
            return null;
        var line = text.Split('\n').FirstOrDefault(candidate => candidate.StartsWith("gitvan='", StringComparison.Ordinal));
        return line?["gitvan='".Length..^1].Replace("'\\''", "'", StringComparison.Ordinal);
    }

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

using GitVan.Engine.Processes;

namespace GitVan.Engine.Hooks;

/// <summary>The hook that was there before ours and runs first.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Directory">Where git started us: the top of the work tree for most hooks, the git directory for a server's.</param>
public sealed record KeptHook(string Path, string Directory)
{
    private static readonly HashSet<string> Shells = ["sh", "dash", "bash", "ksh"];

    /// <summary>
    /// The program to start and its arguments. A shell script is read by its shell under the name it had: husky's finds what to run by
    /// <c>$(basename "$0")</c>, and would run nothing, in silence, under the name it is kept by.
    /// </summary>
    internal (string Program, IReadOnlyList<string> Arguments) Command(IReadOnlyList<string> arguments)
    {
        var words = Interpreter.Words(Path);
        var name = words is [var program, ..] && System.IO.Path.GetFileName(program) is var own && own == "env" ? words.ElementAtOrDefault(1) ?? "" : words.FirstOrDefault() ?? "";
        if (!Shells.Contains(System.IO.Path.GetFileName(name)) || !Path.EndsWith(Shim.KeptEnding, StringComparison.Ordinal))
            return (Path, arguments);
        return (words[0], [.. words.Skip(1), "-c", $". \"$0{Shim.KeptEnding}\"", Path[..^Shim.KeptEnding.Length], .. arguments]);
    }
}

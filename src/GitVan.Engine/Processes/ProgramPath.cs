namespace GitVan.Engine.Processes;

/// <summary>Finds programs as a shell does.</summary>
public static class ProgramPath
{
    /// <summary>What a program gets to search when the environment has no PATH, as a GUI or <c>env -i</c> leaves it.</summary>
    public const string Default = "/usr/local/bin:/usr/bin:/bin";

    private const int Executable = 1;

    /// <returns>The absolute path of an executable file, or null.</returns>
    public static string? Find(string program, IReadOnlyDictionary<string, string> environment, string directory)
    {
        if (program.Length == 0)
            return null;
        if (program.Contains('/'))
            return IsExecutable(Path.GetFullPath(program, directory)) ? Path.GetFullPath(program, directory) : null;

        foreach (var folder in SearchPath(environment).Split(':'))
        {
            var candidate = Path.Join(Path.GetFullPath(folder.Length == 0 ? "." : folder, directory), program);
            if (IsExecutable(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>PATH, or <see cref="Default"/> where it is missing or empty.</summary>
    public static string SearchPath(IReadOnlyDictionary<string, string> environment) =>
        environment.TryGetValue("PATH", out var path) && path.Length > 0 ? path : Default;

    private static bool IsExecutable(string path) => Libc.Access(path, Executable) == 0 && !System.IO.Directory.Exists(path);
}

using System.Collections;

namespace GitVan.Scripts;

/// <summary>The folders and variables that a script sees: nothing of the person who runs it but the PATH.</summary>
internal static class ScriptEnvironment
{
    private const string GitConfig = """
        [user]
          name = Ada Lovelace
          email = ada@example.com
        [init]
          defaultBranch = main
        [protocol "file"]
          allow = always
        [commit]
          gpgsign = false
        [gc]
          auto = 0
        [advice]
          addEmptyPathspec = false
          addIgnoredFile = false
          detachedHead = false
          ignoredHook = false
          mergeConflict = false
          pushUpdateRejected = false
          statusHints = false

        """;

    /// <summary>Makes <c>bin</c>, <c>home</c>, <c>tmp</c>, <c>streams</c> and <c>work</c> below the folder.</summary>
    public static Dictionary<string, string> Create(string folder, string? executable)
    {
        foreach (var name in (string[])["bin", "home", "tmp", "streams", "work"]) Directory.CreateDirectory(Path.Combine(folder, name));
        if (executable is not null) File.CreateSymbolicLink(Path.Combine(folder, "bin", "gitvan"), executable);
        var config = Path.Combine(folder, "home", ".gitconfig");
        File.WriteAllText(config, GitConfig);

        var variables = Inherited();
        variables["PATH"] = Path.Combine(folder, "bin") + ":" + variables.GetValueOrDefault("PATH", "/usr/bin:/bin");
        variables["HOME"] = Path.Combine(folder, "home");
        variables["TMPDIR"] = Path.Combine(folder, "tmp");
        variables["WORK"] = Path.Combine(folder, "work");
        variables["LC_ALL"] = "C";
        variables["TZ"] = "UTC";
        variables["TERM"] = "dumb";
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_CONFIG_GLOBAL"] = config;
        variables["GIT_CEILING_DIRECTORIES"] = folder;
        variables["GIT_TERMINAL_PROMPT"] = "0";
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            variables[$"GIT_{role}_NAME"] = "Ada Lovelace";
            variables[$"GIT_{role}_EMAIL"] = "ada@example.com";
        }

        // The managed build looks for .NET beside HOME otherwise.
        variables.TryAdd("DOTNET_ROOT", Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../..")));
        variables["DOTNET_NOLOGO"] = variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // A build that a script starts must not leave servers behind whose home is gone.
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        return variables;
    }

    private static Dictionary<string, string> Inherited()
    {
        string[] prefixes = ["GIT_", "GITVAN_", "XDG_", "LC_", "SSH_"];
        string[] names = ["CI", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "EDITOR", "FORCE_COLOR", "LANG", "LANGUAGE", "NO_COLOR", "OLDPWD", "PAGER", "PWD", "VISUAL"];
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry one in Environment.GetEnvironmentVariables())
        {
            var name = (string)one.Key;
            if (!names.Contains(name) && !prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))) variables[name] = (string)one.Value!;
        }

        return variables;
    }
}

using System.CommandLine;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan completion</c>: a shell's completion script, which asks gitvan itself what may follow.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] =
            """
            _gitvan() {
              COMPREPLY=()
              while IFS= read -r word; do
                case "$word" in "${COMP_WORDS[COMP_CWORD]}"*) COMPREPLY+=("$word") ;; esac
              done < <(gitvan "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            }
            complete -F _gitvan gitvan
            """,
        ["zsh"] =
            """
            #compdef gitvan
            _gitvan() {
              local -a words_found
              words_found=("${(@f)$(gitvan "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- $words_found
            }
            compdef _gitvan gitvan
            """,
        ["fish"] =
            """
            complete -c gitvan -f -a '(gitvan "[suggest:"(string length (commandline -cp))"]" (commandline -cp) 2>/dev/null)'
            """,
    };

    public static Command Create(App app)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = new Command("completion", "Print the completion script of a shell") { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            app.Screen.Line(Scripts.GetValueOrDefault(name) ?? throw new GitVanException($"no completion for '{name}', expected bash, zsh or fish") { Hint = "run: gitvan completion bash" });
            return ExitCode.Ok;
        });
        return command;
    }
}

using System.CommandLine;
using System.Text;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan init</c>: writes a configuration to begin with, and ensures. What exists is not touched.</summary>
internal static class InitCommand
{
    private const string FileName = "gitvan.yaml";

    private const string Text =
        """
        # yaml-language-server: $schema=https://gitvan.dev/schema/gitvan.schema.json
        # GitVan: jobs for what happens in this repository. `gitvan config schema` prints every key.
        jobs:
          dirs: [jobs]          # executables with a "# gitvan: {…}" line; `gitvan job create hello` writes one

        hooks:
          pre-commit:
            jobs:
              - name: whitespace
                desc: Refuses conflict markers and broken whitespace
                run: git diff --cached --check

        """;

    public static Command Create(App app)
    {
        var yes = new Option<bool>("--yes", "-y") { Description = "Ask nothing" };
        var command = new Command("init", "Write a configuration to begin with, and install the hooks") { yes };
        command.SetAction(parsed =>
        {
            GitVersion.Require(app.Environment, app.Directory);
            var path = Path.Join(app.Repository.Root, FileName);
            if (ConfigurationFiles.Find(app.Repository.Root) is [var existing, ..])
            {
                app.Screen.Note($"{existing.Name} exists already and was left as it is");
            }
            else
            {
                var asks = !parsed.GetValue(yes) && app.Screen is { InputIsTerminal: true, ErrorIsTerminal: true, Json: false };
                if (asks && !app.Screen.Confirm($"Write {FileName} and install git hooks in {Terminal.Screen.Harmless(app.Repository.Root)}?"))
                    return ExitCode.JobFailed;
                AtomicFile.Write(path, Encoding.UTF8.GetBytes(Text));
                app.Screen.Note($"wrote {FileName}");
            }

            return EnsureCommand.Run(app, check: false);
        });
        return command;
    }
}

using GitVan.Engine.Files;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Running;

/// <summary>The program and arguments that a job comes down to.</summary>
public sealed class JobPrograms(Languages languages)
{
    /// <returns>One command, or several of the same program where the files are too many for one.</returns>
    /// <exception cref="GitVanException">There is no such program, or it can't be built.</exception>
    internal IReadOnlyList<ProgramCommand> CommandsFor(RunRequest run, IReadOnlyDictionary<string, string> environment, string directory, string root)
    {
        var (job, trigger) = (run.Job, run.Trigger);
        var arguments = trigger is Trigger.Hook hook ? hook.Arguments : [];
        switch (job.Program)
        {
            case JobProgram.Executable(var path):
                return [new(path, arguments)];

            case JobProgram.Source source:
                return [languages.CommandFor(source)];

            case JobProgram.Command(var command):
                var named = ProgramPath.Find(command[0], environment, directory) ?? throw Missing(command[0], job, directory);
                return [.. new PlaceholderValues(run, environment).Fill([.. command.Skip(1)]).Select(filled => new ProgramCommand(named, filled))];

            case JobProgram.Script(var file, var words):
                var runnable = FindScript(job, file, root, environment);
                return [.. new PlaceholderValues(run, environment).Fill([.. words, .. words.Count == 0 ? arguments : []]).Select(filled => new ProgramCommand(runnable, filled))];

            case JobProgram.Line(var line):
                var parts = CommandTemplate.Parse(line);
                if (ShellLine.Split(parts) is { } plain && ProgramPath.Find(plain[0], environment, directory) is { } program)
                    return [.. new PlaceholderValues(run, environment).Fill(plain[1..]).Select(filled => new ProgramCommand(program, filled))];

                // The hook's arguments are the line's $1, $2 … "$@".
                var name = trigger is Trigger.Hook { Name: var ours } ? ours : "gitvan";
                return [.. new PlaceholderValues(run, environment).FillLine(parts).Select(filled => new ProgramCommand("/bin/sh", ["-c", filled, name, .. arguments]))];

            default:
                throw new InvalidOperationException(job.Program.ToString());
        }
    }

    private static string FindScript(Job job, string file, string root, IReadOnlyDictionary<string, string> environment)
    {
        var script = WorkTreeFile.Inside(root, file);
        if (!File.Exists(script))
            throw new GitVanException($"{job.Origin}: the script '{file}' was not found") { Hint = "create it there, or mend the key 'script'" };
        if (Path.GetRelativePath(root, WorkTreeFile.Resolve(new FileInfo(script)).FullName).StartsWith("..", StringComparison.Ordinal))
            throw new GitVanException($"{job.Origin}: the script '{file}' is a link that leads out of the repository") { Hint = "put the file itself there" };
        return ProgramPath.Find(script, environment, root) ?? throw Missing(file, job, root);
    }

    private static GitVanException Missing(string program, Job job, string directory) => program.Contains('/') && File.Exists(Path.GetFullPath(program, directory))
        ? new($"{job.Origin}: program '{program}' is not executable") { Hint = $"run: chmod +x {program}" }
        : new($"{job.Origin}: program '{program}' was not found") { Hint = "install it, or add its folder to PATH" };
}

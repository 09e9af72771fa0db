using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Running;

/// <summary>The program and arguments that a job comes down to.</summary>
public sealed class JobPrograms(Languages languages)
{
    /// <exception cref="GitVanException">There is no such program, or it can't be built.</exception>
    internal ProgramCommand CommandFor(Job job, Trigger trigger, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var arguments = trigger is Trigger.Hook hook ? hook.Arguments : [];
        switch (job.Program)
        {
            case JobProgram.Executable(var path):
                return new(path, arguments);

            case JobProgram.Source source:
                return languages.CommandFor(source);

            case JobProgram.Command(var words):
                return new(
                    ProgramPath.Find(words[0], environment, directory)
                    ?? throw Missing(words[0], job, directory),
                    [.. words.Skip(1)]);

            case JobProgram.Line(var line):
                if (ShellLine.Split(line) is { } plain && ProgramPath.Find(plain[0], environment, directory) is { } program)
                    return new(program, plain[1..]);

                // The hook's arguments are the line's $1, $2 … "$@".
                return new("/bin/sh", ["-c", line, trigger is Trigger.Hook named ? named.Name : "gitvan", .. arguments]);

            default:
                throw new InvalidOperationException(job.Program.ToString());
        }
    }

    private static GitVanException Missing(string program, Job job, string directory) => program.Contains('/') && File.Exists(Path.GetFullPath(program, directory))
        ? new($"{job.Origin}: program '{program}' is not executable") { Hint = $"run: chmod +x {program}" }
        : new($"{job.Origin}: program '{program}' was not found") { Hint = "install it, or add its folder to PATH" };
}

using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>
/// The files that one trigger's jobs are about. Each list is made when the first job asks for it, by one git process where it can be, and then
/// shared. Files that are deleted, and submodules, are in none.
/// </summary>
internal sealed class FileLists(RunContext context, GitRunner git, Trigger trigger, StandardInput input)
{
    private readonly Dictionary<(FileSource, string?), IReadOnlyList<string>> found = [];

    /// <returns>The job's files, relative to its root.</returns>
    /// <exception cref="GitVanException">There is no such list.</exception>
    public IReadOnlyList<string> For(Job job, JobFiles files)
    {
        var key = (files.Source, files.Source == FileSource.Command ? files.Command : null);
        if (!found.TryGetValue(key, out var all))
            found[key] = all = Find(job, files);
        Glob[] wanted = [.. files.Glob.Select(Glob.Parse)], unwanted = [.. files.Exclude.Select(Glob.Parse)];
        var below = Below(job);
        return
        [
            .. all
                .Where(path => path.StartsWith(below, StringComparison.Ordinal))
                .Where(path => (wanted.Length == 0 || wanted.Any(glob => glob.Matches(path))) && !unwanted.Any(glob => glob.Matches(path)))
                .Select(path => path[below.Length..])
                // No program takes a file for an option.
                .Select(path => path.StartsWith('-') ? "./" + path : path),
        ];
    }

    /// <summary>A file that a job was handed, from the top of the work tree.</summary>
    public static string FromTop(Job job, string file) => Below(job) + (file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file);

    private static string Below(Job job) => job.Root is null ? "" : string.Concat(job.Root.Split('/', '\\').Where(part => part is not ("" or ".")).Select(part => part + "/"));

    private IReadOnlyList<string> Find(Job job, JobFiles files) => files.Source switch
    {
        FileSource.Staged => Staged(),
        FileSource.Push => new PushedFiles(context, git).Find(trigger, input),
        FileSource.All => All(),
        _ => Listed(job, files.Command!),
    };

    /// <summary>The index that is being committed, against HEAD; before the first commit, all of it.</summary>
    private IReadOnlyList<string> Staged()
    {
        var head = new RefStore(context.Repository, git).Find(RefName.Head) ?? context.Repository.Format.EmptyTree;
        var index = git.WithIndex(GitEnvironment.IndexPath(context.Environment, context.Repository)).With(context.Interruption);
        return ChangedFiles.Of(Output(index, ["diff-index", "--cached", "--ita-invisible-in-index", .. ChangedFiles.Options, head.Hex]));
    }

    /// <summary>What is tracked and there: not what a sparse checkout leaves out, nor what was deleted.</summary>
    private List<string> All()
    {
        var index = git.WithIndex(GitEnvironment.IndexPath(context.Environment, context.Repository)).With(context.Interruption);
        HashSet<string> deleted = [];
        List<string> files = [];
        foreach (var record in NulText.Split(Output(index, ["ls-files", "-z", "-t", "--stage", "--cached", "--deleted"])))
        {
            // <tag> <mode> <id> <stage>, a tab and the path.
            var path = record[(record.IndexOf('\t') + 1)..];
            if (record[0] == 'R')
                deleted.Add(path);
            else if (record[0] != 'S' && !record.AsSpan(2).StartsWith("160000") && (files.Count == 0 || files[^1] != path))
                files.Add(path);
        }

        return deleted.Count == 0 ? files : files.FindAll(path => !deleted.Contains(path));
    }

    private IReadOnlyList<string> Listed(Job job, string command)
    {
        var output = new MemoryStream();
        var environment = GitEnvironment.ForJob(context.Environment, context.Repository);
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = "/bin/sh",
                Arguments = ["-c", command],
                Directory = context.Repository.Root,
                Environment = environment,
                Timeout = job.Timeout,
                Output = (channel, bytes) =>
                {
                    if (channel == OutputChannel.Out)
                        output.Write(bytes);
                    return true;
                },
            },
            context.Interruption);
        if (result.Ending == ProcessEnding.Interrupted)
            throw new OperationCanceledException();
        if (result.ExitCode != 0)
            throw new GitVanException($"{job.Origin}: the job's 'files' failed with exit code {result.ExitCode}") { Hint = $"run it yourself: {command.ReplaceLineEndings(" ")}" };
        var bytes = output.ToArray();
        if (!bytes.Contains((byte)0))
            bytes.AsSpan().Replace((byte)'\n', (byte)0);
        return [.. NulText.Split(bytes).Where(path => path.Length > 0)];
    }

    private static byte[] Output(GitRunner git, IReadOnlyList<string> arguments)
    {
        var result = git.TryRun(arguments);
        return result.Succeeded ? result.Output : throw new GitFailedException(arguments, result);
    }
}

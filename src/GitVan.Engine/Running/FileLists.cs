using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Pushes;

namespace GitVan.Engine.Running;

/// <summary>
/// The files that one trigger's jobs are about. Each list is made when the first job asks for it, by one git process where it can be, and then
/// shared. Files that are deleted, and submodules, are in none.
/// </summary>
/// <param name="note">Is told in a line what people should know.</param>
internal sealed class FileLists(RunContext context, GitRunner git, Trigger trigger, RunChoice choice, Action<string> note)
{
    /// <summary>Also one that could not be made is kept: a command that hangs does so once.</summary>
    private readonly Dictionary<(FileSource, string?, string?), Lazy<ChangedFiles>> found = [];
    private readonly Dictionary<string, bool> present = [];
    private readonly Glob[] unwanted = [.. choice.Exclude.Select(Glob.Parse)];
    private ChangedFiles? chosen;

    /// <summary>What the commit or the push changes or deletes.</summary>
    /// <exception cref="GitVanException">The trigger is about no files.</exception>
    public IReadOnlyList<string> OfTrigger() =>
        Of(trigger is Trigger.Hook { Name: var hook } ? HookFiles.Of(hook) : null, null, null) is var changed ? [.. changed.Present, .. changed.Deleted] : [];

    /// <returns>The job's files, relative to its root.</returns>
    /// <exception cref="GitVanException">There is no such list.</exception>
    public IReadOnlyList<string> For(Job job, JobFiles files)
    {
        List<string> missing = [];
        List<string> all =
        [
            .. Matching(Of(files, job).Present, job, files)
                .Where(path => files.Types.Count == 0 || FileTypes.Match(Full(path), files.Types))
                // A command answers for what it lists, and what is staged and deleted is put back for a job that writes.
                .Where(path => choice.Files is null && (files.Source == FileSource.Command || files.Source == FileSource.Staged && job.Writes) || IsPresent(path, missing))
                .Select(path => path[Below(job).Length..])
                // No program takes a file for an option.
                .Select(path => path.StartsWith('-') ? "./" + path : path),
        ];
        if (missing.Count > 0)
            note($"{(missing.Count == 1 ? "one file is" : $"{missing.Count} files are")} not in the work tree, so no job is handed {(missing.Count == 1 ? "it" : "them")}: {FileNames.Text(missing)}");
        return all;
    }

    /// <summary>What is deleted of a job's files, where the job is handed none: that is a change too. Of what kind it was is not known any more.</summary>
    public IEnumerable<string> DeletedFor(Job job, JobFiles files) =>
        files.Types.Count == 0 && !IsHandedFiles(job.Program) ? Matching(Of(files, job).Deleted, job, files) : [];

    private static bool IsHandedFiles(JobProgram program)
    {
        IReadOnlyList<string> parts = program switch
        {
            JobProgram.Line(var line) => CommandTemplate.Parse(line),
            JobProgram.Command(var words) => words,
            JobProgram.Script(_, var words) => words,
            _ => [],
        };
        return parts.Any(part => CommandTemplate.SourceOf(part) is not null);
    }

    /// <summary>A file that a job was handed, from the top of the work tree.</summary>
    public static string FromTop(Job job, string file) => Below(job) + (file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file);

    private static string Below(Job job) => job.Root is null ? "" : string.Concat(job.Root.Split('/', '\\').Where(part => part is not ("" or ".")).Select(part => part + "/"));

    /// <summary>Why a job has none, for people.</summary>
    public string Absence(JobFiles files) => choice.Files is null ? files.Absence : $"no file of {choice.Files}{(files.IsFiltered ? " matches" : "")}";

    /// <summary>How a job's list came about, a line each.</summary>
    public IEnumerable<string> Explain(Job job, JobFiles files)
    {
        IReadOnlyList<string>? all = null, matching = null, handed = null, deleted = null;
        string? trouble = null;
        try
        {
            all = Of(files, job).Present;
            matching = [.. Matching(all, job, files)];
            handed = For(job, files);
            deleted = [.. DeletedFor(job, files)];
        }
        catch (GitVanException e)
        {
            trouble = e.Message;
        }

        yield return $"files: {choice.Files?.ToString() ?? files.Name} {(all is null ? $"({trouble})" : $"({Count(all.Count)})")}";
        if (files.Glob.Count > 0)
            yield return $"glob: {string.Join(", ", files.Glob)}";
        if (files.Exclude.Count + choice.Exclude.Count > 0)
            yield return $"exclude: {string.Join(", ", [.. files.Exclude, .. choice.Exclude])}";
        if (job.Root is not null)
            yield return $"root: {job.Root}";
        if (matching is not null && matching.Count != all!.Count)
            yield return $"left by these: {Count(matching.Count)}";
        if (files.Types.Count > 0 && handed is not null)
            yield return $"file_types: {string.Join(", ", files.Types)}";
        if (handed is { Count: > 0 })
            yield return $"handed on: {FileNames.Text(handed)}";
        if (deleted is { Count: > 0 })
            yield return $"deleted: {FileNames.Text(deleted)}";
    }

    private static string Count(int files) => files == 1 ? "one file" : $"{files} files";

    private IEnumerable<string> Matching(IReadOnlyList<string> paths, Job job, JobFiles files)
    {
        Glob[] wanted = [.. files.Glob.Select(Glob.Parse)], excluded = [.. files.Exclude.Select(Glob.Parse), .. unwanted];
        var below = Below(job);
        return paths
            .Where(path => path.StartsWith(below, StringComparison.Ordinal))
            .Where(path => (wanted.Length == 0 || wanted.Any(glob => glob.Matches(path))) && !excluded.Any(glob => glob.Matches(path)));
    }

    private ChangedFiles Of(JobFiles files, Job job) => Of(files.Source, files, job);

    private ChangedFiles Of(FileSource? source, JobFiles? files, Job? job)
    {
        if (choice.Files is { } named)
            return chosen ??= Chosen(named);
        if (source is not { } known)
            throw new GitVanException($"'files' of 'skip' and 'only' has nothing to look at, because {trigger} is about no files") { Hint = "use the condition 'run' with a command of git" };
        var key = known == FileSource.Command ? (known, files!.Command, files.Folder) : (known, null, null);
        if (!found.TryGetValue(key, out var list))
        {
            found.Add(key, list = new(() => known switch
            {
                FileSource.Staged => Staged(),
                FileSource.Push => context.Push?.Files ?? new PushedFiles(context.Repository, git.With(context.Interruption), remote: null).OfHead(),
                FileSource.All => new ChangedFiles(All(), []),
                _ => new ChangedFiles(Listed(job!, files!), []),
            }));
        }

        return list.Value;
    }

    private ChangedFiles Chosen(FileChoice files)
    {
        switch (files)
        {
            case FileChoice.Named(var paths):
                return new ChangedFiles(paths, []);
            case FileChoice.Between(var from, var to, _):
                // Commits that never parted have all between them.
                string[] difference = ["diff-tree", "-r", .. ChangedFiles.Options, from.Hex, to.Hex];
                var since = git.With(context.Interruption).TryRun([difference[0], "--merge-base", .. difference[1..]]);
                return ChangedFiles.Of(since.Succeeded ? since.Output : Output(git.With(context.Interruption), difference));
            default:
                return new ChangedFiles(All(), []);
        }
    }

    private string Full(string path) => Path.Join(context.EnterRoot(), path);

    private bool IsPresent(string path, List<string> missing)
    {
        if (present.TryGetValue(path, out var known))
            return known;
        var isThere = IsThere(Full(path));
        if (!isThere)
            missing.Add(path);
        return present[path] = isThere;
    }

    /// <summary>A name that is no text can't be asked for here, and is taken to be there.</summary>
    public static bool IsThere(string path) => NativeText.ToReadable(path) != path || Path.Exists(path);

    /// <summary>The index that is being committed, against HEAD; before the first commit, all of it.</summary>
    private ChangedFiles Staged()
    {
        var index = OnIndex();
        var head = new RefStore(context.Repository, index).Find(RefName.Head) ?? context.Repository.Format.EmptyTree;
        return ChangedFiles.Of(Output(index, ["diff-index", "--cached", "--ita-invisible-in-index", .. ChangedFiles.Options, head.Hex]));
    }

    /// <summary>What is tracked and there: not what a sparse checkout leaves out, nor what was deleted.</summary>
    private List<string> All()
    {
        HashSet<string> deleted = [];
        List<string> files = [];
        foreach (var record in NulText.Split(Output(OnIndex(), ["ls-files", "-z", "-t", "--stage", "--cached", "--deleted"])))
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

    private GitRunner OnIndex()
    {
        context.EnterRoot();
        return git.In(context.Repository).WithIndex(GitEnvironment.IndexPath(context.Environment, context.Repository)).With(context.Interruption);
    }

    private List<string> Listed(Job job, JobFiles files)
    {
        var answer = new ShellQuery(context, trigger).Ask(files.Command!, $"{job.Origin}: the job's 'files'", files.Folder ?? "", job.Timeout);
        if (answer.ExitCode != 0)
        {
            foreach (var line in answer.Errors)
                note($"'files' of {job.Name}: {line}");
            throw new GitVanException($"{job.Origin}: the job's 'files' failed with exit code {answer.ExitCode}") { Hint = $"run it yourself: {files.Command!.ReplaceLineEndings(" ")}" };
        }

        if (!answer.Output.Contains((byte)0))
            answer.Output.AsSpan().Replace((byte)'\n', (byte)0);
        return [.. NulText.Split(answer.Output).Where(path => path.Length > 0).Select(path => files.Folder is null ? path : $"{files.Folder}/{path}")];
    }

    private static byte[] Output(GitRunner git, IReadOnlyList<string> arguments)
    {
        var result = git.TryRun(arguments);
        return result.Succeeded ? result.Output : throw new GitFailedException(arguments, result);
    }
}

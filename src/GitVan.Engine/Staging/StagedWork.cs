using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Staging;

/// <summary>
/// Shows jobs that write exactly what is being committed, stages what they change, and gives the person back what they had not staged, with the
/// fixes merged in. Nothing is touched before it is saved: whenever this is killed, <see cref="SavedWork"/> puts it back.
/// </summary>
public sealed class StagedWork
{
    private readonly Repository repository;
    private readonly GitRunner git;
    private readonly TimeProvider time;
    private readonly Action<string> step;
    private readonly string index;
    private readonly HashSet<string> covered, unstageable = [], touched = [], staged = [];
    private readonly IndexUpdate update;
    private readonly Lock staging = new();
    private IReadOnlyList<HiddenFile> hidden = [];
    private IReadOnlyList<string> folders = [];
    private FileStream? held;
    private ObjectId? head;
    private SavedFolder? saved;
    private WorkTreePaths? tree;

    private StagedWork(Repository repository, IReadOnlyDictionary<string, string> environment, GitRunner git, TimeProvider time, Interruption interruption, Action<string> step, IEnumerable<string> paths)
    {
        (this.repository, this.git, this.time, this.step) = (repository, git, time, step);
        index = GitEnvironment.IndexPath(environment, repository);
        update = new IndexUpdate(repository, index, git, new IndexLock(time, interruption), step);
        covered = [.. paths.Where(IsOfWorkTree)];
    }

    /// <summary>What a recovery had to say that was due before anything could be hidden.</summary>
    public IReadOnlyList<string> Recovered { get; private set; } = [];

    /// <summary>Hides what is not staged in files that are staged in part.</summary>
    /// <param name="paths">The files of the jobs that write, from the top of the work tree.</param>
    /// <param name="step">Told of each step, for tests that end the process there.</param>
    /// <exception cref="GitVanException">It can't be; nothing is changed.</exception>
    public static StagedWork Begin(
        Repository repository,
        IReadOnlyDictionary<string, string> environment,
        GitRunner git,
        TimeProvider time,
        Interruption interruption,
        IEnumerable<string> paths,
        Action<string> step)
    {
        var work = new StagedWork(repository, environment, git, time, interruption, step, paths);
        if (work.FindPartlyStaged() is { Count: > 0 } || new SavedPlace(repository).IsAbandoned)
            work.Hide();
        return work;
    }

    /// <summary>How a job's files are before it runs.</summary>
    /// <param name="isExact">A file that is only written anew has not changed.</param>
    public StagedLook Look(IEnumerable<string> paths, bool isExact)
    {
        lock (staging)
            return StagedLook.At(repository.Root, paths.Where(path => covered.Contains(path) && !unstageable.Contains(path)), path => isExact || touched.Contains(path));
    }

    /// <summary>Stages what has changed since.</summary>
    /// <returns>Whether there was any.</returns>
    /// <exception cref="GitVanException">The index is locked, or git refuses.</exception>
    public bool Stage(StagedLook look)
    {
        lock (staging)
        {
            var changed = look.Changed(repository.Root);
            touched.UnionWith(changed);
            var now = changed.Count > 0 ? update.Stage(changed, saved) : [];
            staged.UnionWith(now);
            return now.Count > 0;
        }
    }

    /// <summary>Gives back what was hidden.</summary>
    /// <returns>For each file where a fix and the person's text did not go together, one line.</returns>
    /// <exception cref="GitVanException">It can't be written; the saved folder, which it names, has it.</exception>
    public IReadOnlyList<string> End()
    {
        if (saved is null)
            return [];
        List<string> lines = [];
        try
        {
            var takenBack = FindTakenBack();
            if (takenBack.Count > 0)
                lines.Add($"a job moved HEAD or took back what was staged; as you had it: {string.Join(", ", takenBack)}; the index you had is kept in '{tree!.Keep("index", FileState.Read(saved.Index))}'");
            for (var i = 0; i < hidden.Count; i++)
            {
                GiveBack(hidden[i], i, takenBack.Contains(hidden[i].Path), lines);
                step("file given back");
            }

            tree!.RemoveEmpty(folders);
            tree.Sync();
            step("work given back");
            saved.Finish(step);
            saved = null;
            return lines;
        }
        catch (Exception e) when (e is GitVanException || WriteFailure.IsOne(e))
        {
            throw new GitVanException($"what was not staged could not be put back: {e.Message}; it is in '{saved!.Path}'", ExitCode.JobFailed, e) { Hint = "mend that, and run any gitvan command" };
        }
        finally
        {
            held!.Dispose();
        }
    }

    // Submodules and what is only intended to be added have nothing staged that could be shown.
    private List<string> FindPartlyStaged()
    {
        if (covered.Count == 0)
            return [];
        string[] arguments = ["--literal-pathspecs", "diff-files", "-z", "--raw", "--no-renames", "--ignore-submodules", .. Pathspecs.Of(covered)];
        var result = git.WithIndex(index).TryRun(arguments);
        if (!result.Succeeded)
            throw new GitFailedException(arguments, result);
        List<string> partly = [];
        foreach (var change in RawChange.Parse(NulText.Split(result.Output)).Where(change => covered.Contains(change.Path)))
        {
            if (change.Status == 'U')
                throw new GitVanException($"'{change.Path}' is not merged yet", ExitCode.JobFailed) { Hint = "resolve it, and add it" };
            if (change.Status == 'A' || change.IsSubmodule)
                unstageable.Add(change.Path);
            else
                partly.Add(change.Path);
        }

        return partly;
    }

    private void Hide()
    {
        var place = new SavedPlace(repository);
        try
        {
            held = place.TryLock() ?? throw new GitVanException($"another hook of this work tree (process {place.Holder()}) has hidden what is not staged", ExitCode.JobFailed) { Hint = "commit again when it has ended" };

            // One that was killed a moment ago may have left hidden what now looks as if the person had it so.
            List<string> lines = [];
            if (!SavedWork.Recover(repository, held, lines, step))
                throw new GitVanException($"what an earlier hook had hidden is still in '{place.Folder}'", ExitCode.JobFailed) { Hint = "gitvan doctor says what to do with it" };
            Recovered = lines;
            head = FindHead();
            var partly = FindPartlyStaged();
            saved = new SavedFolder(Path.Join(place.Folder, RunId.Create(time).Value));
            tree = place.WorkTree(saved);
            saved.Announce(partly);
            step("saved folder made");
            hidden = ReadBoth(partly);
            if (hidden.Count > 0)
            {
                saved.Save(hidden, folders, repository.IndexPath, step);
                Replace();
                return;
            }

            Forget();
        }
        catch (Exception e)
        {
            Forget();
            if (e is not GitVanException && WriteFailure.IsOne(e))
                throw WriteFailure.For(saved?.Path ?? place.Folder, e);
            throw;
        }
    }

    private void Forget()
    {
        if (saved is not null && Directory.Exists(saved.Path))
            saved.Remove();
        saved = null;
        held?.Dispose();
    }

    /// <summary>The files as the person has them, and as git would check them out, by its filters.</summary>
    private List<HiddenFile> ReadBoth(List<string> paths)
    {
        string[] arguments = ["checkout-index", "--force", $"--prefix={saved!.Staged}/", "-z", "--stdin"];
        var result = git.WithIndex(index).TryRun(arguments, NulText.Join(paths));
        if (!result.Succeeded)
            throw new GitFailedException(arguments, result);
        step("staged files read");

        List<HiddenFile> files = [];
        HashSet<string> missing = [];
        foreach (var path in paths)
        {
            var work = tree!.Read(path);
            var file = new HiddenFile(path, work, FileState.Read($"{saved.Staged}/{path}").WithModeOf(work));

            // A folder stands there for a submodule that is gone.
            if (file.Staged.Kind is not (FileKind.File or FileKind.Link))
            {
                unstageable.Add(path);
                continue;
            }

            if (file.Work.Kind == FileKind.Other)
                throw Blocked(path, path);
            if (file.Work.IsSame(file.Staged))
                continue;
            foreach (var parent in WorkTreePaths.ParentsOf(path).Where(parent => !NativeFile.IsRealFolder(tree.At(parent))))
            {
                if (tree.Read(parent).Kind != FileKind.Absent)
                    throw Blocked(path, parent);
                missing.Add(parent);
            }

            files.Add(file);
        }

        folders = [.. missing.Order(StringComparer.Ordinal)];
        return files;
    }

    private static GitVanException Blocked(string path, string by) =>
        new($"'{path}' is staged, and in the work tree '{by}' is something else", ExitCode.JobFailed) { Hint = "stage that too, or move it away" };

    private void Replace()
    {
        var done = 0;
        try
        {
            for (; done < hidden.Count; done++)
            {
                var (path, work, content) = hidden[done];
                if (!tree!.Read(path).IsSame(work))
                    throw new GitVanException($"'{path}' was changed while the hook began", ExitCode.JobFailed) { Hint = "commit again" };
                tree.Put(path, content);
                touched.Add(path);
                step("file hidden");
            }

            tree!.Sync();
            step("work hidden");
        }
        catch
        {
            // Where even that fails the saved folder stays, for a recovery.
            var kept = saved;
            saved = null;
            foreach (var (path, work, _) in hidden.Take(done))
                tree!.Put(path, work);
            tree!.RemoveEmpty(folders);
            saved = kept;
            throw;
        }
    }

    /// <summary>What jobs did to these is no fix: they moved HEAD, or nothing of what was staged is any more, and not by us.</summary>
    private HashSet<string> FindTakenBack()
    {
        if (FindHead() != head || !File.Exists(index))
            return [.. hidden.Select(file => file.Path)];
        if (index != repository.IndexPath || saved!.IsOurs(index))
            return [];
        var before = Staged(saved.Index);
        before.ExceptWith(Staged(index));
        return before;
    }

    private ObjectId FindHead() => new RefStore(repository, git).Find(RefName.Head) ?? repository.Format.EmptyTree;

    /// <returns>Of what is hidden; nothing where the index can't be read.</returns>
    private HashSet<string> Staged(string listed)
    {
        var result = git.WithIndex(listed).TryRun(["--literal-pathspecs", "diff-index", "--cached", "-z", "--name-only", "--no-renames", head!.Value.Hex, .. Pathspecs.Of(hidden.Select(file => file.Path).ToList())]);
        return result.Succeeded ? [.. NulText.Split(result.Output).Intersect(hidden.Select(file => file.Path))] : [];
    }

    private void GiveBack(HiddenFile file, int number, bool isTakenBack, List<string> lines)
    {
        var (path, work, before) = file;
        var now = tree!.Read(path);
        if (now.HasContentOf(work) && now.Mode == work.Mode)
            return;
        var merged = isTakenBack ? work : (now.HasContentOf(before) || now.HasContentOf(work) ? work : Merge(work, before, now, number))?.WithRunBitOf(now, before);
        if (tree.Put(path, merged ?? work) is { } kept)
            lines.Add($"what stood in the way of '{path}' is now '{kept}'");
        if (merged is null)
            lines.Add($"the fix of '{path}' gave way to what you changed and did not stage{(staged.Contains(path) ? "; it is in the commit" : "")}");
    }

    /// <returns>Null where they don't go together.</returns>
    private FileState? Merge(FileState work, FileState before, FileState now, int number)
    {
        if (work.Kind != FileKind.File || before.Kind != FileKind.File || now.Kind != FileKind.File)
            return null;
        foreach (var (name, state) in new[] { ("base", before), ("fixed", now) })
            AtomicFile.Write(saved!.MergeAt(name), state.Content);
        var result = git.TryRun(["merge-file", "-p", "-q", saved!.WorkAt(number), saved.MergeAt("base"), saved.MergeAt("fixed")]);
        return result.Succeeded ? work with { Content = result.Output, Modified = now.Modified } : null;
    }

    private static bool IsOfWorkTree(string path) =>
        path.Length > 0 && path[0] != '/' && !path.Split('/').Any(part => part is "" or "." or ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase));
}

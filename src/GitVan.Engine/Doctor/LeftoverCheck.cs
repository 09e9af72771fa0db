using GitVan.Engine.Git;

namespace GitVan.Engine.Doctor;

/// <summary>Nothing half written lies about from a process that was killed.</summary>
internal static class LeftoverCheck
{
    public const string Name = "leftovers";

    /// <summary>A file that is being written now is seconds old.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private static readonly EnumerationOptions Flat = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static readonly EnumerationOptions Deep = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, RecurseSubdirectories = true };

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        List<FileInfo> ours = [.. Ours(context).DistinctBy(file => file.FullName).Where(file => context.AgeOf(file) > Long)];
        List<FileInfo> objects = [.. Objects(context.Repository).Where(file => context.AgeOf(file) > Long)];
        ours.AddRange(objects.Where(file => TemporaryFiles.IsOurObject(file.Name)));
        objects.RemoveAll(file => TemporaryFiles.IsOurObject(file.Name));

        List<CheckResult> found = [];
        if (TemporaryTree.ListAbandoned(context.Repository) is { Count: > 0 } trees)
        {
            found.Add(new CheckResult(Name, CheckStatus.Warn, $"{(trees.Count == 1 ? "1 temporary work tree" : $"{trees.Count} temporary work trees")} of a gitvan that was killed: {Sample(context, trees)}", "run: gitvan doctor --fix")
            {
                Fix = new Fix(() => TemporaryTree.Sweep(context.Repository, () => context.Git)),
            });
        }

        if (ours.Count > 0)
        {
            found.Add(new CheckResult(Name, CheckStatus.Warn, $"{Count(ours)} half written by a gitvan that was killed: {Sample(context, ours.ConvertAll(file => file.FullName))}", "run: gitvan doctor --fix")
            {
                Fix = new Fix(() => [.. ours.Select(file => Remove(context, file))]),
            });
        }

        if (objects.Count > 0)
        {
            found.Add(new CheckResult(
                Name,
                CheckStatus.Warn,
                $"{Count(objects)} half written by a git that was killed: {Sample(context, objects.ConvertAll(file => file.FullName))}",
                $"remove what is older than an hour: find {CheckContext.Quote(context.Repository.ObjectDirectory)} -name 'tmp_*' -mmin +60 -delete"));
        }

        return found.Count > 0 ? found : [new CheckResult(Name, CheckStatus.Ok, "nothing was left by a killed process")];
    }

    private static IEnumerable<FileInfo> Ours(CheckContext context)
    {
        var repository = context.Repository;
        List<IEnumerable<FileInfo>> places =
        [
            Files(repository.StateDirectory, Deep),
            Files(repository.GitDirectory, Flat),
            Files(repository.CommonDirectory, Flat),
            Files(Path.Join(repository.CommonDirectory, "refs"), Deep),
            Files(repository.Root, Flat),
            .. (context.Catalog?.Folders ?? []).Select(folder => Files(Path.GetFullPath(folder, repository.Root), Deep)),
        ];
        if (context.Hooks is { } hooks)
            places.Add(Files(hooks.Path, Flat));
        return places.SelectMany(files => files).Where(file => TemporaryFiles.IsOurs(file.Name));
    }

    private static IEnumerable<FileInfo> Objects(Repository repository) =>
        Directory.Exists(repository.ObjectDirectory)
            ? new DirectoryInfo(repository.ObjectDirectory).EnumerateDirectories("*", Flat)
                .Where(folder => folder.Name.Length == 2 || folder.Name == "pack")
                .SelectMany(folder => folder.EnumerateFiles("tmp_*", Flat))
            : [];

    private static IEnumerable<FileInfo> Files(string folder, EnumerationOptions options) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles(".gitvan-*", options) : [];

    private static string Remove(CheckContext context, FileInfo file)
    {
        file.Delete();
        return $"removed {context.Display(file.FullName)}";
    }

    private static string Count(List<FileInfo> files) => files.Count == 1 ? "1 file" : $"{files.Count} files";

    private static string Sample(CheckContext context, IReadOnlyList<string> paths) =>
        string.Join(", ", paths.Take(3).Select(context.Display)) + (paths.Count > 3 ? ", …" : "");
}

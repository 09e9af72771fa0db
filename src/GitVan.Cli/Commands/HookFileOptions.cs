using System.CommandLine;
using GitVan.Engine.Git;
using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary>Which files a hook by hand is about.</summary>
internal sealed class HookFileOptions
{
    private readonly Option<bool> all = new("--all-files") { Description = "Hand jobs all files that git tracks, in place of their lists" };
    private readonly Option<string[]> named = new("--files") { Description = "Hand jobs these files, in place of their lists", HelpName = "file", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> from = new("--from-ref") { Description = "Hand jobs what changed since this commit, in place of their lists", HelpName = "revision" };
    private readonly Option<string> to = new("--to-ref") { Description = "Up to this commit [default: HEAD]", HelpName = "revision" };

    public IEnumerable<Option> All => [all, named, from, to];

    /// <returns>Null where the person named none.</returns>
    /// <exception cref="GitVanException">There are no such files.</exception>
    public FileChoice? Read(ParseResult parsed, App app)
    {
        var names = parsed.GetResult(named) is null ? null : parsed.GetValue(named) ?? [];
        var (since, upTo) = (parsed.GetValue(from), parsed.GetValue(to));
        if (new[] { parsed.GetValue(all), names is not null, since is not null || upTo is not null }.Count(given => given) > 1)
            throw new GitVanException("--all-files, --files and --from-ref are given together, expected one of them");
        if (since is null && upTo is not null)
            throw new GitVanException("--to-ref needs --from-ref");
        if (parsed.GetValue(all))
            return new FileChoice.All();
        if (names is not null)
            return new FileChoice.Named([.. names.Select(name => Path(name, app)).Distinct()]);
        return since is null ? null : new FileChoice.Between(Commit(since, "--from-ref", app), Commit(upTo ?? "HEAD", "--to-ref", app), $"--from-ref {since}{(upTo is null ? "" : $" --to-ref {upTo}")}");
    }

    private static string Path(string name, App app)
    {
        var full = System.IO.Path.GetFullPath(name, app.Directory);
        var path = System.IO.Path.GetRelativePath(app.Repository.Root, full);
        if (path is ".." || path.StartsWith("../", StringComparison.Ordinal))
            throw new GitVanException($"--files: '{name}' is outside of the repository, expected a file below {app.Repository.Root}");
        if (!System.IO.Path.Exists(full))
            throw new GitVanException($"--files: '{name}' is not there");
        if (Directory.Exists(full) && new FileInfo(full).LinkTarget is null)
            throw new GitVanException($"--files: '{name}' is a folder, expected files") { Hint = $"name them all: git ls-files -z {name} | xargs -0 gitvan hook run <name> --files" };
        return path;
    }

    private static ObjectId Commit(string revision, string option, App app) =>
        app.Git.TryRun(["rev-parse", "--quiet", "--verify", "--end-of-options", $"{revision}^{{commit}}"]) is { Succeeded: true } result && ObjectId.TryParse(result.Text, out var id)
            ? id
            : throw new GitVanException($"{option}: '{revision}' names no commit");
}

using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Protocol;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Jobs;

/// <summary>
/// What source files say of themselves, kept by their content: where nothing changed, no process is started to learn what to run. What changed is asked
/// all at once, a language at a time.
/// </summary>
internal sealed class JobDescriptions(Repository repository, Languages languages)
{
    private readonly string cachePath = Path.Join(repository.StateDirectory, "cache", "descriptions");

    /// <param name="problems">Takes the files that hold no job.</param>
    /// <returns>The jobs of these files.</returns>
    public IReadOnlyList<(JobFile File, JobMetadata Metadata)> Describe(IReadOnlyList<JobFile> files, List<JobProblem> problems)
    {
        if (files.Count == 0)
            return [];
        var known = DescriptionFile.Read(cachePath);
        Dictionary<JobFile, KnownDescription> found = [];
        foreach (var file in files)
        {
            if (known.GetValueOrDefault(file.Origin) is { } one && one.Files.Hold(repository.Root) && Lasts(one, file))
                found[file] = one;
        }

        var hasNew = false;
        foreach (var language in files.Where(file => !found.ContainsKey(file)).GroupBy(file => Languages.Of(file.Path)!.Value))
        {
            List<JobFile> asked = [.. language];
            foreach (var (file, one) in asked.Zip(Ask(language.Key, asked, problems)))
            {
                if (one is null)
                    continue;
                found[file] = one;
                hasNew = true;
            }
        }

        if (hasNew || known.Count != found.Count)
            DescriptionFile.Write(cachePath, found.ToDictionary(pair => pair.Key.Origin, pair => pair.Value));
        List<(JobFile, JobMetadata)> jobs = [];
        foreach (var file in files)
        {
            if (found.GetValueOrDefault(file) is not { } one)
                continue;
            if (one.Metadata is { } metadata)
                jobs.Add((file, metadata));
            else
                problems.Add(new JobProblem(one.Problem!, one.Hint));
        }

        return jobs;
    }

    private bool Lasts(KnownDescription one, JobFile file) =>
        one.Toolchain is null || !languages.TriesAgain && one.Toolchain == languages.ToolchainOf(Languages.Of(file.Path)!.Value);

    private IReadOnlyList<KnownDescription?> Ask(Language language, IReadOnlyList<JobFile> files, List<JobProblem> problems)
    {
        try
        {
            return [.. languages.Describe(language, [.. files.Select(file => file.Path)]).Zip(files, (description, file) => Read(description, file, problems))];
        }
        catch (GitVanException e)
        {
            // Nothing of it depends on what is in the files, so it is not kept.
            problems.Add(new JobProblem($"{string.Join(", ", files.Take(3).Select(file => file.Origin))}{(files.Count > 3 ? ", …" : "")}: {e.Message}", e.Hint));
            return [.. files.Select(_ => (KnownDescription?)null)];
        }
    }

    private KnownDescription? Read(Description description, JobFile file, List<JobProblem> problems)
    {
        if (description.Problem is { } problem)
        {
            // Each try costs every hook half a minute.
            if (description.IsHung)
                return new KnownDescription(FingerprintsOf(file, description)) { Problem = problem.Message, Hint = problem.Hint, Toolchain = languages.ToolchainOf(Languages.Of(file.Path)!.Value) };

            // Where it comes from another file or the machine, only a new try tells whether it is mended.
            problems.Add(new JobProblem(problem.Message, problem.Hint));
            return null;
        }

        try
        {
            if (description.Job is not { } job)
                throw new GitVanException($"{file.Origin}: it says nothing of a job") { Hint = "export one by defineJob" };
            return new KnownDescription(FingerprintsOf(file, description)) { Metadata = ConfigurationReader.ReadDescription(file.Origin, job) };
        }
        catch (GitVanException e)
        {
            return new KnownDescription(FingerprintsOf(file, description)) { Problem = e.Message, Hint = e.Hint };
        }
    }

    private Fingerprints FingerprintsOf(JobFile file, Description description) => Fingerprints.Of(repository.Root, [file.Path, .. description.Files]);
}

using System.Globalization;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>Receipts can be written: a file is written to each folder they need, and taken away again; and there is space.</summary>
internal static class StorageCheck
{
    public const string Name = "storage";

    private const long LowSpace = 50 << 20;

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var repository = context.Repository;
        string[] folders =
        [
            repository.GitDirectory,
            repository.CommonDirectory,
            repository.ObjectDirectory,
            Path.Join(repository.CommonDirectory, repository.RefStorage == RefStorage.Reftable ? "reftable" : "refs"),
            Path.Join(repository.CommonDirectory, "refs/gitvan"),
            Path.Join(repository.CommonDirectory, ReceiptRefs.Chains),
            repository.StateDirectory,
            Path.Join(repository.StateDirectory, "waiting"),
            Path.Join(repository.StateDirectory, "writers"),
        ];
        List<CheckResult> found = [.. folders.Distinct().Where(Path.Exists).Select(Write).OfType<CheckResult>()];

        var free = new DriveInfo(repository.CommonDirectory).AvailableFreeSpace;
        var space = string.Create(CultureInfo.InvariantCulture, $"{free >> 20} MB are free at {repository.CommonDirectory}");
        if (free < LowSpace)
            found.Add(new CheckResult(Name, CheckStatus.Warn, $"only {space}, so receipts may soon not be kept", "free some space on this file system"));
        return found.Count > 0 ? found : [new CheckResult(Name, CheckStatus.Ok, $"the git directory can be written; {space}")];
    }

    private static CheckResult? Write(string folder)
    {
        var path = Path.Join(folder, TemporaryFiles.NewName());
        try
        {
            AtomicFile.Write(path, "doctor\n"u8);
            return null;
        }
        catch (GitVanException e)
        {
            return new CheckResult(Name, CheckStatus.Fail, e.Message, e.Hint);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// Where built jobs are: <c>gitvan/csharp/</c> in the git directory that all work trees share. A build is made beside its place and renamed, so
/// what is there is whole. All of it is safe to delete.
/// </summary>
internal sealed class BuildFolders(Repository repository, SdkPackage package)
{
    public const string AssemblyName = "job";

    private const int LockCheckMilliseconds = 50;

    public string Top => Path.Join(repository.StateDirectory, "csharp");

    /// <summary>What was made for this content of the package.</summary>
    public string OfPackage => Path.Join(Top, package.Digest);

    public string Feed => Path.Join(OfPackage, "feed");

    /// <summary>The same package for others than builds, at a place that stays.</summary>
    public string OpenFeed => Path.Join(Top, "feed");

    /// <summary>Where our package is unpacked, and nothing but it.</summary>
    public string OwnPackages => Path.Join(OfPackage, "packages");

    /// <summary>Where those of others are.</summary>
    public string OtherPackages => Path.Join(Top, "packages");

    /// <summary>NuGet has unpacked our package; it writes this file last.</summary>
    public bool HasUnpackedPackage => File.Exists(Path.Join(OwnPackages, "gitvan", package.Version, ".nupkg.metadata"));

    /// <summary>The HOME of builds that have nothing to look for in the person's own.</summary>
    public string Home => Path.Join(Top, "home");

    public string Builds => Path.Join(Top, "build");

    public string Of(string key) => Path.Join(Builds, key);

    public string Managed(string key) => Path.Join(Of(key), "managed", AssemblyName + ".dll");

    public string Native(string key) => Path.Join(Of(key), "native", AssemblyName);

    /// <summary>What the compiler said of a text that it does not take.</summary>
    public string Failure(string key) => Path.Join(Of(key), "failure");

    /// <summary>Where it is being built. What a killed build left there is never taken for one.</summary>
    public string Work(string key) => Of(key) + ".new";

    /// <summary>MSBuild and NuGet take some characters of a path for patterns or lists, however they are escaped.</summary>
    public void CheckPath()
    {
        if (Top.AsSpan().IndexOfAny(";%*?") is >= 0 and var at || (at = Top.IndexOf("@(", StringComparison.Ordinal)) >= 0)
            throw new GitVanException($"C# jobs can't be built below '{Top}': the .NET SDK does not take '{Top[at]}' in a path") { Hint = "move the repository to another path" };
    }

    /// <summary>Takes the turn to build this key. A lock serves several keys, so that there are few of them for ever.</summary>
    /// <returns>Null where the person interrupted the waiting.</returns>
    public FileStream? Lock(string key, Interruption interruption, Action waiting)
    {
        var path = LockPath(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var announced = false;
        while (true)
        {
            if (LockedFile.TryOpen(path, FileMode.OpenOrCreate) is { } turn)
                return turn;
            if (!announced)
                waiting();
            announced = true;
            if (interruption.Raised.WaitHandle.WaitOne(LockCheckMilliseconds))
                return null;
        }
    }

    /// <returns>Null where another process has the turn.</returns>
    public FileStream? TryLock(string key) => LockedFile.TryOpen(LockPath(key), FileMode.OpenOrCreate);

    private string LockPath(string key) => Path.Join(Top, "locks", key[..1]);
}

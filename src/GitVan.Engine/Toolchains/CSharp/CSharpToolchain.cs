using System.Runtime.InteropServices;
using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// Builds C# jobs, each in a folder of its own that nothing else reaches into, and finds what is built already without starting a process. It never
/// runs a job.
/// </summary>
public sealed class CSharpToolchain
{
    // Of how jobs are built: raised when that changes.
    private const int Format = 1;

    private readonly Repository repository;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly TimeProvider time;
    private readonly Lazy<DotNetSdk?> sdk;
    private readonly BuildFolders folders;

    public CSharpToolchain(Repository repository, IReadOnlyDictionary<string, string> environment, TimeProvider time)
    {
        (this.repository, this.environment, this.time) = (repository, environment, time);
        sdk = new(() => DotNetSdk.Find(environment, repository.Root));
        folders = new BuildFolders(repository, SdkPackage.Embedded);
    }

    /// <exception cref="GitVanException">There is no SDK that can build a job.</exception>
    public void CheckSdk() => GetSdk();

    /// <returns>What to start for this text of the job: the native build where there is one. Null where it is not built.</returns>
    public CSharpProgram? Find(JobSource source) => sdk.Value is { } found ? FindBuilt(Key(source, found), found) : null;

    /// <returns>Why this text of the job can't be built, where that is known; what hinders for other reasons is not.</returns>
    public BuildResult.Failed? FindFailure(JobSource source)
    {
        if (sdk.Value is not { } found || FailedBuild.Find(folders, Key(source, found)) is not { } failure)
            return null;
        OldBuilds.NoteUse(folders.Of(Key(source, found)), time);
        return failure;
    }

    /// <summary>The version of the SDK that builds; null where there is none.</summary>
    public string? SdkVersion => sdk.Value?.Version;

    /// <summary>Builds a job unless it is built.</summary>
    /// <param name="native">Make an executable of its own; the package sources of the person must have the native compiler.</param>
    /// <param name="progress">Told of what takes time.</param>
    public BuildResult Build(JobSource source, bool native, Interruption interruption, Action<BuildStage>? progress = null)
    {
        try
        {
            return BuildUnlessBuilt(source, native, interruption, progress ?? (_ => { }));
        }
        catch (GitVanException e)
        {
            return new BuildResult.Failed(e.Message, e.Hint, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BuildResult.Failed($"{source.Origin}: can't be built: {e.Message.Split('\n', 2)[0].TrimEnd('.', '\r')}", $"check '{folders.Top}'", []);
        }
    }

    /// <summary>Writes our package where NuGet can be pointed to, for editors and <c>dotnet run</c>; builds don't use it.</summary>
    /// <returns>The folder, absolute, and the same for every version.</returns>
    public string WriteFeed()
    {
        SdkPackage.Embedded.WriteTo(folders.OpenFeed);
        return folders.OpenFeed;
    }

    private BuildResult BuildUnlessBuilt(JobSource source, bool native, Interruption interruption, Action<BuildStage> progress)
    {
        var directives = DirectiveReader.Read(source, SdkPackage.Embedded.Version);
        if (native && directives.Properties.FirstOrDefault(one => one is { Name: "PublishAot", Value: "false" }) is { } refusal)
            throw new GitVanException($"{source.Origin}:{refusal.Line}: PublishAot is false, so there is no native build") { Hint = "remove the line, or build it without --native" };
        var dotnet = GetSdk();
        folders.CheckPath();

        var key = Key(source, dotnet);
        using var turn = folders.Lock(key, interruption, () => progress(BuildStage.Waiting));
        if (turn is null)
            return JobBuilder.Interrupted(source);
        if (FindBuilt(key, dotnet) is { } before && (before.IsNative || !native))
            return new BuildResult.Built(before);

        progress(native ? BuildStage.Native : BuildStage.Managed);
        var context = new BuildContext { Package = SdkPackage.Embedded, Environment = environment, ConfigurationRoot = repository.Root, Interruption = interruption };
        if (new JobBuilder(source, directives, dotnet, folders, key, context).Build(native) is { } failed)
        {
            FailedBuild.Keep(folders, key, failed);
            return failed;
        }

        OldBuilds.NoteUse(folders.OfPackage, time);
        OldBuilds.Remove(folders, key, time);
        return FindBuilt(key, dotnet) is { } program
            ? new BuildResult.Built(program)
            : new BuildResult.Failed($"{source.Origin}: dotnet built nothing that can be run", "check what the packages of the job do to its build", []);
    }

    private DotNetSdk GetSdk() => sdk.Value ?? DotNetSdk.Get(environment, repository.Root);

    private CSharpProgram? FindBuilt(string key, DotNetSdk dotnet)
    {
        var (native, managed) = (folders.Native(key), folders.Managed(key));
        var program = File.Exists(native) ? new CSharpProgram(native, [])
            : File.Exists(managed) ? new CSharpProgram(dotnet.Program, ["exec", managed])
            : null;
        if (program is not null)
            OldBuilds.NoteUse(folders.Of(key), time);
        return program;
    }

    /// <summary>Of all that decides what is built, apart from what a floating version stands for.</summary>
    private static string Key(JobSource source, DotNetSdk dotnet) =>
        Sha256.Hex(Encoding.UTF8.GetBytes($"{Format}\n{SdkPackage.Embedded.Digest}\n{dotnet.Version}\n{RuntimeInformation.RuntimeIdentifier}\n{source.Origin}\n{source.Text}"))[..32];
}

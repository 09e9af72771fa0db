using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>Builds one job by the .NET SDK. The caller has the turn for its key.</summary>
internal sealed class JobBuilder(JobSource source, JobDirectives directives, DotNetSdk sdk, BuildFolders folders, string key, BuildContext context)
{
    private const int MostOutput = 1 << 20, LastLines = 20;

    // NuGet waits minutes for a source that does not answer, and tries again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly string work = folders.Work(key);

    public static BuildResult.Failed Interrupted(JobSource source) => new($"{source.Origin}: the build was interrupted", null, []);

    /// <returns>Null when it is built.</returns>
    public BuildResult.Failed? Build(bool native)
    {
        Start();
        try
        {
            return Restore(native) ?? Compile(native);
        }
        finally
        {
            Remove(work);
        }
    }

    private void Start()
    {
        // What a killed build left.
        Remove(work);
        context.Package.WriteTo(folders.Feed);
        Directory.CreateDirectory(folders.Home);
        Write("global.json", ProjectText.GlobalJson(sdk));
        Write(ProjectText.SourcesFileName, ProjectText.Sources(folders.Feed));
        Write(ProjectText.CodeFileName, ProjectText.Code(source, directives));
    }

    // With other sources about, our package is unpacked before they are asked for anything: none can answer for it.
    private BuildResult.Failed? Restore(bool native)
    {
        if (!UsesSources(native) || folders.HasUnpackedPackage)
            return null;
        WriteProject(directives with { Packages = [] }, withSources: false, native: false);
        return Run("restore", withSources: false);
    }

    private BuildResult.Failed? Compile(bool native)
    {
        WriteProject(directives, UsesSources(native), native);
        if (Run(native ? "publish" : "build", UsesSources(native)) is { } failed)
            return failed;

        var kind = native ? "native" : "managed";
        var made = Path.Join(folders.Of(key), kind);
        Remove(made);
        Directory.CreateDirectory(folders.Of(key));
        Directory.Move(Path.Join(work, kind), made);
        return null;
    }

    private bool UsesSources(bool native) => native || directives.Packages.Count > 0;

    private BuildResult.Failed? Run(string verb, bool withSources)
    {
        using var output = new MemoryStream();
        string[] configuration = verb == "restore" ? [] : ["-c", "Release"];
        var result = ChildProcess.Run(new ProcessStart
        {
            Program = sdk.Program,
            // A Directory.Build.rsp of the folders above would be read without the first.
            Arguments = [verb, ProjectText.FileName, "-noAutoResponse", .. configuration, "-nologo", "-tl:off", "-v:quiet", "-clp:NoSummary;ErrorsOnly"],
            Directory = work,
            Environment = withSources ? BuildEnvironment.WithSources(context.Environment) : BuildEnvironment.Isolated(context.Environment, folders.Home),
            Output = (_, bytes) =>
            {
                output.Write(bytes[..(int)Math.Min(bytes.Length, MostOutput - output.Length)]);
                return true;
            },
            Timeout = Longest,
        }, context.Interruption);

        return result.Ending switch
        {
            ProcessEnding.Interrupted => Interrupted(source),
            ProcessEnding.TimedOut => new BuildResult.Failed($"{source.Origin}: not built after {Longest.TotalMinutes:0} minutes", "check the network, and the sources that 'dotnet nuget list source' shows", []),
            _ when result.ExitCode == 0 => null,
            _ => Failure(verb, result.ExitCode, Encoding.UTF8.GetString(output.GetBuffer().AsSpan(0, (int)output.Length))),
        };
    }

    private BuildResult.Failed Failure(string verb, int exitCode, string output)
    {
        var compiler = new CompilerOutput(source, directives, work);
        var errors = compiler.Errors(output);
        return errors is [var first, ..]
            ? new BuildResult.Failed(first, CompilerOutput.Hint(first), errors) { IsOfText = verb == "build" && errors.All(compiler.IsOfText) }
            : new BuildResult.Failed($"{source.Origin}: dotnet {verb} failed with exit code {exitCode}", "read what it printed: gitvan job build", [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(LastLines)]);
    }

    private void WriteProject(JobDirectives asked, bool withSources, bool native)
    {
        var (own, persons) = (folders.OwnPackages, context.PackagesOfPerson);
        Write(ProjectText.FileName, withSources
            ? ProjectText.Of(asked, sdk, context.Package, folders.OtherPackages, persons is null ? [own] : [own, persons], context.ConfigurationRoot, native)
            : ProjectText.Of(asked, sdk, context.Package, own, [], configurationRoot: null, native));
    }

    private void Write(string name, string text) => AtomicFile.Write(Path.Join(work, name), Encoding.UTF8.GetBytes(text));

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

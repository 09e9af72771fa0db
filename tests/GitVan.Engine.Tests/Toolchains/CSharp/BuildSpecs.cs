using System.Collections;
using System.Diagnostics;
using System.IO.Compression;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains.CSharp;

namespace GitVan.Engine.Tests.Toolchains.CSharp;

/// <summary>Each test really builds, which takes seconds; so they are few. They run alone: what a build leaves behind is ended, and that would be
/// the children of other tests.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
[Collection("alone")]
public sealed class BuildSpecs : IDisposable
{
    private const string Head = "#:package GitVan@2.*\nusing GitVan;\n";

    private readonly TempRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void A_hostile_repository_neither_breaks_nor_takes_over_a_build()
    {
        const string evil = "<Project><Import Project=\"/nowhere\" /></Project>";
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            repository.Write(name, evil);
        repository.Write("Directory.Build.rsp", "-t:E");
        repository.Write("global.json", """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }""");
        repository.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"evil\" value=\"/nowhere\" /></packageSources></configuration>");
        repository.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS8321.severity = error\n");
        var environment = Variables();
        foreach (var name in (string[])["DirectoryBuildPropsPath", "CustomBeforeMicrosoftCommonProps", "DirectoryPackagesPropsPath", "CustomAfterMicrosoftCommonTargets"])
            environment[name] = Path.Combine(repository.Path, "Directory.Build.props");
        // Nothing answers there, so a build that asked for something would fail.
        (environment["Platform"], environment["MSBuildSDKsPath"], environment["RestoreSources"], environment["https_proxy"]) = ("evil", "/nowhere", "/nowhere", "http://127.0.0.1:9");
        var source = new JobSource("jobs/x.cs", Head + "static void Unused() { }\nConsole.WriteLine($\"hello from {GitHook.PreCommit}\");\nthrow new InvalidOperationException(\"no\");\n");
        var toolchain = Toolchain(environment);

        Assert.Null(toolchain.Find(source));
        var built = Built(toolchain.Build(source, native: false, Interruption.Never));
        Assert.Equal(built.Arguments, toolchain.Find(source)!.Arguments);
        Assert.Null(toolchain.Find(source with { Text = source.Text + " " }));

        var (code, output, error) = Run(built);
        Assert.Equal("hello from pre-commit", output);
        Assert.Contains("in ./jobs/x.cs:line 5", error, StringComparison.Ordinal);
        Assert.NotEqual(0, code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(repository.Home));
        Assert.Empty(Directory.EnumerateDirectories(Builds, "*.new"));
    }

    [Fact]
    public void A_compile_error_has_its_place_and_the_compilers_words()
    {
        var source = new JobSource("jobs/db/x.cs", Head + "Console.WriteLine(1)\nstring y = 2;\n#:late\n");
        var failed = Failed(Toolchain(Variables()).Build(source, native: false, Interruption.Never));

        Assert.Equal("jobs/db/x.cs:3:21: error CS1002: ; expected", failed.Message);
        Assert.Equal("mend the line, then run it again", failed.Hint);
        Assert.StartsWith("jobs/db/x.cs:5:", failed.Errors[^1], StringComparison.Ordinal);

        // It is known from now on, of this text and by this SDK.
        var known = Toolchain(Variables()).FindFailure(source)!;
        Assert.Equal((failed.Message, failed.Hint), (known.Message, known.Hint));
        Assert.Equal(failed.Errors, known.Errors);
        Assert.Null(Toolchain(Variables()).FindFailure(source with { Text = source.Text + " " }));
        WriteSdk("10.9.999");
        Assert.Null(Toolchain(new Dictionary<string, string> { ["PATH"] = repository.Home }).FindFailure(source));
    }

    [Fact]
    public void A_package_that_is_not_there_is_reported_at_its_line()
    {
        repository.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"here\" value=\"feed\" /></packageSources></configuration>");
        Directory.CreateDirectory(Path.Combine(repository.Path, "feed"));
        var source = new JobSource("jobs/x.cs", "#:package GitVan@2.*\n#:package No.Such@1.*\n");
        var failed = Failed(Toolchain(Variables()).Build(source, native: false, Interruption.Never));

        Assert.Equal("jobs/x.cs:2: error NU1101: Unable to find package No.Such. No packages exist with this id in source(s): here", failed.Message);
        Assert.Equal("check the name and the version, and the sources that 'dotnet nuget list source' shows", failed.Hint);
        Assert.Null(Toolchain(Variables()).FindFailure(source));
    }

    [Fact]
    public void Other_packages_come_from_the_persons_sources_and_GitVan_never_does()
    {
        repository.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"here\" value=\"feed\" /></packageSources></configuration>");
        Directory.CreateDirectory(Path.Combine(repository.Path, "feed"));
        WritePackage("Helper", "1.2.0");
        WritePackage("GitVan", "2.0.0");
        var source = new JobSource("jobs/x.cs", "#:package Helper@1.*\n" + Head + "Console.WriteLine($\"hello from {GitHook.PreCommit}\");\n");
        var toolchain = Toolchain(Variables());

        Assert.Equal("hello from pre-commit", Run(Built(toolchain.Build(source, native: false, Interruption.Never))).Output);
    }

    [Fact]
    public void A_native_build_takes_the_place_of_the_managed_one()
    {
        var environment = Variables();
        environment["NUGET_PACKAGES"] = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var source = new JobSource("jobs/x.cs", Head + "Console.WriteLine($\"hello from {GitHook.PreCommit}\");\n");
        var toolchain = Toolchain(environment);
        var result = toolchain.Build(source, native: true, Interruption.Never);
        Assert.SkipWhen(result is BuildResult.Failed(var message, _, _) && (message.Contains("NU1", StringComparison.Ordinal) || message.Contains("linker", StringComparison.Ordinal)), $"{result}");

        Assert.True(Built(result).IsNative);
        Assert.Equal("hello from pre-commit", Run(toolchain.Find(source)!).Output);
        Assert.Equal(Built(result), toolchain.Find(source)! with { Arguments = Built(result).Arguments });
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(Built(result).Program)!));
    }

    [Fact]
    public void A_native_build_without_the_native_compiler_says_so()
    {
        repository.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"here\" value=\"feed\" /></packageSources></configuration>");
        Directory.CreateDirectory(Path.Combine(repository.Path, "feed"));
        var source = new JobSource("jobs/x.cs", Head);
        var failed = Failed(Toolchain(Variables()).Build(source, native: true, Interruption.Never));

        Assert.Matches("^jobs/x.cs: error NU1101: Unable to find package .*ILCompiler.* here$", failed.Message);
        Assert.StartsWith("add a package source that has the native compiler", failed.Hint, StringComparison.Ordinal);

        source = source with { Text = "#:property PublishAot=false\n" + source.Text };
        failed = Failed(Toolchain(Variables()).Build(source, native: true, Interruption.Never));
        Assert.Equal("jobs/x.cs:1: PublishAot is false, so there is no native build", failed.Message);
    }

    [Fact]
    public void Two_at_once_build_one_after_the_other_and_one_of_them_nothing()
    {
        var source = new JobSource("jobs/x.cs", Head + "return 3;\n");
        var stages = new List<BuildStage>();
        void Note(BuildStage stage)
        {
            lock (stages)
                stages.Add(stage);
        }

        var results = new BuildResult[2];
        Thread[] threads = [.. results.Select((_, i) => new Thread(() => results[i] = Toolchain(Variables()).Build(source, native: false, Interruption.Never, Note)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(results, result => Assert.Equal(3, Run(Built(result)).Code));
        Assert.Single(stages, BuildStage.Managed);
    }

    [Fact]
    public void What_a_killed_build_left_is_not_a_build()
    {
        var source = new JobSource("jobs/x.cs", Head + "return 3;\n");
        var toolchain = Toolchain(Variables());
        var program = Built(toolchain.Build(source, native: false, Interruption.Never));
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(program.Arguments[^1]))!;
        Directory.Move(folder, folder + ".new");

        Assert.Null(toolchain.Find(source));
        Assert.Equal(program.Arguments, Built(toolchain.Build(source, native: false, Interruption.Never)).Arguments);
    }

    [Fact]
    public void Without_an_sdk_it_says_so()
    {
        var environment = new Dictionary<string, string> { ["PATH"] = repository.Home };
        var failed = Failed(Toolchain(environment).Build(new JobSource("jobs/x.cs", Head), native: false, Interruption.Never));
        Assert.Equal("C# jobs need the .NET SDK 10 or newer, and none is on the PATH or in DOTNET_ROOT", failed.Message);

        WriteSdk("9.0.304");
        failed = Failed(Toolchain(environment).Build(new JobSource("jobs/x.cs", Head), native: false, Interruption.Never));
        Assert.Equal("C# jobs need the .NET SDK 10 or newer, and only 9.0.304 is there", failed.Message);
        Assert.Null(Toolchain(environment).Find(new JobSource("jobs/x.cs", Head)));
    }

    /// <summary>One that builds nothing, in the home folder.</summary>
    private void WriteSdk(string version)
    {
        File.Copy("/bin/true", Path.Combine(repository.Home, "dotnet"));
        Directory.CreateDirectory(Path.Combine(repository.Home, "sdk", version));
        File.WriteAllText(Path.Combine(repository.Home, "sdk", version, "dotnet.dll"), "");
    }

    private string Builds => Path.Combine(repository.Path, ".git", "gitvan", "csharp", "build");

    private CSharpToolchain Toolchain(Dictionary<string, string> environment) => new(repository.Find(), environment, TimeProvider.System);

    private Dictionary<string, string> Variables()
    {
        var result = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            result[(string)variable.Key] = (string)variable.Value!;
        result["HOME"] = repository.Home;
        result.Remove("DOTNET_CLI_HOME");
        return result;
    }

    /// <summary>A package with nothing in it but its name.</summary>
    private void WritePackage(string name, string version)
    {
        using var package = ZipFile.Open(Path.Combine(repository.Path, "feed", $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using var manifest = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open());
        manifest.Write($"<package><metadata><id>{name}</id><version>{version}</version><authors>a</authors><description>d</description></metadata></package>");
    }

    private static CSharpProgram Built(BuildResult result) => result is BuildResult.Built(var program) ? program : throw new InvalidOperationException($"{result}");

    private static BuildResult.Failed Failed(BuildResult result) => Assert.IsType<BuildResult.Failed>(result);

    private (int Code, string Output, string Error) Run(CSharpProgram program)
    {
        var start = new ProcessStartInfo(program.Program, program.Arguments) { WorkingDirectory = repository.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().TrimEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

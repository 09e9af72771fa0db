using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GitVan.Scripts;

/// <content>What changes the files, the variables and the processes that the commands meet.</content>
internal sealed partial class ScriptRun
{
    private async Task<bool> PrepareAsync(string name, List<string> args)
    {
        switch (name, args)
        {
            case ("cd", [var folder]):
                if (!Directory.Exists(Full(folder))) throw new ScriptException($"there is no folder '{folder}'");
                _folder = Full(folder);
                break;
            case ("mkdir", not []):
                foreach (var folder in args) Directory.CreateDirectory(Full(folder));
                break;
            case ("env", not []):
                foreach (var pair in args) _variables[pair.Split('=')[0]] = pair.Contains('=') ? pair[(pair.IndexOf('=') + 1)..] : throw new ScriptException($"'{pair}' is not NAME=value");
                break;
            case ("unset", not []):
                foreach (var variable in args) _variables.Remove(variable);
                break;
            case ("write", [var file, var text]):
                Directory.CreateDirectory(Path.GetDirectoryName(Full(file))!);
                File.WriteAllText(Full(file), text + "\n");
                break;
            case ("append", [var file, var text]):
                File.AppendAllText(Full(file), text + "\n");
                break;
            case ("rm", not []):
                foreach (var path in args) Delete(path);
                break;
            case ("chmod", [var mode, .. var files]) when files is not []:
                foreach (var file in files) ChangeMode(mode, Full(file));
                break;
            case ("cp", [.. var files, var target]) when files is not []:
                foreach (var file in files) CopyFile(file, target);
                break;
            case ("mv", [var from, var to]):
                Directory.Move(Full(from), Directory.Exists(Full(to)) ? Path.Combine(Full(to), Path.GetFileName(from)) : Full(to));
                break;
            case ("examples", [var page]):
                foreach (var file in ExamplesPage.Files(Path.Combine(Repository.Root, page))) file.WriteBelow(_folder);
                break;
            case ("stdin", [var file]):
                _input = file is "stdout" or "stderr" ? Saved(Text(file)) : Full(file);
                break;
            case ("kill", _):
                KillBackground(args);
                break;
            case ("wait-for", [var path]):
                await WaitForAsync(path);
                break;
            case ("skip-unless", not []):
                foreach (var need in args) SkipUnless(need);
                break;
            default:
                return false;
        }

        return true;
    }

    private void WriteFiles()
    {
        foreach (var file in _script.Files) file.WriteBelow(_folder);
        _filesWritten = true;
    }

    private void Delete(string path)
    {
        // A link goes, not what it leads to.
        if (Directory.Exists(Full(path)) && new FileInfo(Full(path)).LinkTarget is null) Directory.Delete(Full(path), recursive: true);
        else if (Exists(path)) File.Delete(Full(path));
        else throw new ScriptException($"{path} does not exist");
    }

    private static void ChangeMode(string mode, string file)
    {
        const UnixFileMode run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(file, mode switch
        {
            "+x" => File.GetUnixFileMode(file) | run,
            "-x" => File.GetUnixFileMode(file) & ~run,
            _ => (UnixFileMode)Convert.ToInt32(mode, 8),
        });
    }

    private void CopyFile(string file, string target)
    {
        var copy = Directory.Exists(Full(target)) ? Path.Combine(Full(target), Path.GetFileName(file)) : Full(target);
        if (file is "stdout" or "stderr") File.WriteAllText(copy, Text(file));
        else File.Copy(Full(file), copy, overwrite: true);
    }

    private string Saved(string text)
    {
        var file = Path.Combine(_root, "streams", "input");
        File.WriteAllText(file, text);
        return file;
    }

    // Only the process itself, as `kill` does, or with --group all of it, as a terminal's Ctrl-C does.
    private void KillBackground(List<string> args)
    {
        var group = args.Remove("--group");
        var signal = args is [['-', ..] word, ..] ? word : "-TERM";
        args.Remove(signal);
        var number = signal switch
        {
            "-HUP" => 1,
            "-INT" => 2,
            "-QUIT" => 3,
            "-KILL" => Native.SigKill,
            "-TERM" => Native.SigTerm,
            _ => throw new ScriptException($"unknown signal '{signal}', expected -HUP, -INT, -QUIT, -KILL or -TERM"),
        };
        var targets = _background.Where(one => args is [] || args.Contains(one.Name)).ToList();
        if (targets is []) throw new ScriptException("there is no such command in the background");
        foreach (var target in targets.Where(one => !one.Child.Exit.IsCompleted)) Native.Signal(group ? -target.Child.Pid : target.Child.Pid, number);
    }

    private async Task WaitForAsync(string path)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!Exists(path))
        {
            if (TimeProvider.System.GetElapsedTime(started) > _options.Limit) throw new ScriptException($"{path} did not appear within {_options.Limit.TotalSeconds} s");
            await Task.Delay(10);
        }
    }

    private void SkipUnless(string need)
    {
        var met = need switch
        {
            "linux" => OperatingSystem.IsLinux(),
            "macos" => OperatingSystem.IsMacOS(),
            "root" => Native.IsRoot,
            "not-root" => !Native.IsRoot,
            "mounts" => MayMount,
            "native-compiler" => UseNativeCompiler(),
            _ when need.StartsWith("prog:", StringComparison.Ordinal) => OnPath(need["prog:".Length..]),
            _ when need.StartsWith("node:", StringComparison.Ordinal) => UseNode(version => version >= Version.Parse(need["node:".Length..])),
            _ when need.StartsWith("node-before:", StringComparison.Ordinal) => UseNode(version => version < Version.Parse(need["node-before:".Length..])),
            _ => throw new ScriptException($"unknown need '{need}', expected linux, macos, root, not-root, mounts, native-compiler, prog:NAME, node:VERSION or node-before:VERSION"),
        };
        if (!met) throw new ScriptSkippedException($"{_line}: this machine has no {need.Replace("prog:", "")}");
    }

    private bool OnPath(string program) => _variables["PATH"].Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    // What the person's own builds have downloaded; a script must not fetch 300 MB.
    private bool UseNativeCompiler()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        _variables["NUGET_PACKAGES"] = packages;
        return Directory.Exists(Path.Combine(packages, $"runtime.{RuntimeInformation.RuntimeIdentifier}.microsoft.dotnet.ilcompiler", $"{Environment.Version}")) && (OnPath("clang") || OnPath("gcc"));
    }

    // The Node that is found comes first on the PATH.
    private bool UseNode(Func<Version, bool> isMeant)
    {
        if (NodeFolders.Find(isMeant, _variables["PATH"]) is not { } folder) return false;
        _variables["PATH"] = folder + ":" + _variables["PATH"];
        return true;
    }

    // Containers and distributions differ in whom they let mount, even in a namespace of its own: only trying tells.
    private static bool MayMount { get; } = TryMount();

    private static bool TryMount()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

using System.Text;

namespace GitVan.Scripts;

/// <summary>
/// One run of one script, in folders of its own. A plain command must exit with 0, one behind <c>!</c> must not, one behind <c>?</c>
/// may do as it likes. tests/scripts/README.md lists the commands.
/// </summary>
internal sealed partial class ScriptRun
{
    private readonly Script _script;
    private readonly ScriptOptions _options;
    private readonly string _root;
    private readonly Dictionary<string, string> _variables;
    private readonly List<Background> _background = [];
    private readonly List<Child> _children = [];

    private string _folder;
    private ScriptLine _line;
    private Result? _last;
    private string? _input;
    private bool _filesWritten;
    private bool _asserted;

    private ScriptRun(Script script, ScriptOptions options)
    {
        (_script, _options) = (script, options);
        // macOS has its temporary folder behind a link; git would name the real one.
        var temporary = new DirectoryInfo(Path.GetTempPath().TrimEnd('/'));
        var real = temporary.FullName.StartsWith("/var/", StringComparison.Ordinal) && OperatingSystem.IsMacOS() ? "/private" : "";
        _root = Directory.CreateDirectory($"{real}{temporary.FullName}/gitvan-script-{Guid.NewGuid():N}").FullName;
        _variables = ScriptEnvironment.Create(_root, options.Executable);
        _folder = _variables["WORK"];
        _line = new ScriptLine(script.Name, 1, "");
    }

    private enum Expected
    {
        Success,
        Failure,
        Anything,
    }

    private sealed record Result(string Command, int ExitCode, string Output, string Error);

    private sealed record Background(string Name, Child Child, ScriptLine Line, Expected Expected);

    /// <summary>Returns when the script holds.</summary>
    /// <exception cref="ScriptException">It does not.</exception>
    /// <exception cref="ScriptSkippedException">It can't be run here.</exception>
    public static async Task RunAsync(Script script, ScriptOptions options)
    {
        var run = new ScriptRun(script, options);
        var keep = false;
        try
        {
            await run.RunAsync();
        }
        catch (Exception failure) when (failure is not ScriptSkippedException)
        {
            keep = options.KeepFailed;
            throw new ScriptException(run.Describe(failure));
        }
        finally
        {
            foreach (var child in run._children) child.Kill();
            await Task.WhenAll(run._children.Select(child => child.Exit));
            if (!keep) Remove(run._root);
        }
    }

    private async Task RunAsync()
    {
        if (_script.Title == "") throw new ScriptException("a script begins with a comment line: what a user would say");
        if (!_script.Lines.Any(line => line.Text.Split(' ')[0] == "repo")) WriteFiles();
        foreach (var line in _script.Lines)
        {
            _line = line;
            await RunLineAsync(Words.Split(line.Text, Variable));
        }

        if (_background is [var forgotten, ..]) throw new ScriptException($"nothing waits for the command in the background of line {forgotten.Line.Number}");
        if (!_asserted) throw new ScriptException("the script asserts nothing");
    }

    private async Task RunLineAsync(List<string> words)
    {
        var expected = Expected.Success;
        if (words is ["!" or "?", ..])
        {
            expected = words[0] == "!" ? Expected.Failure : Expected.Anything;
            words.RemoveAt(0);
        }

        if (words is not [var name, .. var args]) return;
        if (await RunProgramAsync(name, args, expected)) return;
        if (expected != Expected.Anything && Assert(name, args, expected == Expected.Failure))
        {
            _asserted = true;
            return;
        }

        if (expected == Expected.Success && await PrepareAsync(name, args)) return;
        throw new ScriptException(expected == Expected.Success ? $"unknown command '{name}'" : $"'{name}' can't stand behind {_line.Text[0]}");
    }

    private string Variable(string name) => _variables.TryGetValue(name, out var value) ? value : throw new ScriptException($"no variable ${name}");

    private string Full(string path) => Path.GetFullPath(path, _folder);

    private string Describe(Exception failure)
    {
        // What is none of the script's mistakes is one of ours, and keeps its stack.
        var mistake = failure is ScriptException or FormatException or IOException or UnauthorizedAccessException or System.Text.RegularExpressions.RegexParseException;
        var text = new StringBuilder().AppendLine($"{_line}").AppendLine("  " + (mistake ? failure.Message : failure.ToString()));
        if (_last is { } last)
        {
            text.AppendLine($"last command: {last.Command}").AppendLine($"exit code: {last.ExitCode}");
            Show("stdout", last.Output);
            Show("stderr", last.Error);
        }

        if (_options.KeepFailed) text.AppendLine($"kept: {_root}");
        return text.ToString();

        void Show(string name, string output)
        {
            const int most = 20_000;
            text.AppendLine($"--- {name} ---");
            if (output.Length > most) text.AppendLine($"({output.Length - most} characters left out)");
            text.Append(output.Length > most ? output[^most..] : output);
            if (output is [.., not '\n']) text.AppendLine();
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A script may have taken the permission from a folder: that must not turn its success into a failure.
        }
    }
}

using System.Globalization;

namespace GitVan.Scripts;

/// <content>What starts a program.</content>
internal sealed partial class ScriptRun
{
    private static readonly DateTimeOffset FirstCommit = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int _commits;

    private async Task<bool> RunProgramAsync(string name, List<string> args, Expected expected)
    {
        switch (name)
        {
            case "gitvan" or "git":
                await StartAsync([name, .. args], expected);
                return true;
            case "exec" when args is not []:
                await StartAsync(args, expected);
                return true;
            case "sh" when args is [var line, .. var rest]:
                List<string> shell = rest is ["&" or ['&', ..]] ? ["sh", "-c", line, .. rest] : ["sh", "-c", line, "sh", .. rest];
                await StartAsync(shell, expected);
                return true;
            case "commit" when args is [var message]:
                await CommitAsync(message, expected);
                return true;
            case "repo" when args is [] or [_] && expected == Expected.Success:
                await StartAsync(["git", "init", "-q", .. args is [] ? ["repo"] : args], expected);
                _folder = Full(args is [] ? "repo" : args[0]);
                if (!_filesWritten) WriteFiles();
                return true;
            case "wait" when args is [] or [_] && expected == Expected.Success:
                await WaitAsync(args is [var one] ? one : null);
                return true;
            default:
                return false;
        }
    }

    private async Task StartAsync(List<string> args, Expected expected, params (string Name, string Value)[] more)
    {
        var background = args is [.., ['&', .. var name]] ? name : null;
        if (background is not null) args.RemoveAt(args.Count - 1);

        var variables = new Dictionary<string, string>(_variables);
        foreach (var (variable, value) in more) variables[variable] = value;
        var streams = Path.Combine(_root, "streams", _children.Count.ToString(CultureInfo.InvariantCulture));
        var child = Child.Start($"{_line.Text} (line {_line.Number})", args, variables, _folder, _input, streams);
        _input = null;
        _children.Add(child);
        if (background is null) await FinishAsync(child, expected);
        else _background.Add(new Background(background, child, _line, expected));
    }

    private async Task FinishAsync(Child child, Expected expected)
    {
        var exitCode = await child.WaitAsync(_options.Limit);
        _last = new Result(child.Command, exitCode ?? 128 + Native.SigKill, child.Output, child.Error);
        if (exitCode is null) throw new ScriptException($"the command took longer than {_options.Limit.TotalSeconds} s and was killed");
        if (expected == Expected.Failure) _asserted = true;
        if (expected == Expected.Success && exitCode != 0) throw new ScriptException("the command failed");
        if (expected == Expected.Failure && exitCode == 0) throw new ScriptException("the command should have failed");
    }

    // All of them, or the one of that name. What they printed counts as one output.
    private async Task WaitAsync(string? name)
    {
        var waitedFor = _background.Where(one => name is null || one.Name == name).ToList();
        if (waitedFor is []) throw new ScriptException("there is no such command in the background");
        var (output, error) = ("", "");
        foreach (var one in waitedFor)
        {
            _background.Remove(one);
            await FinishAsync(one.Child, one.Expected);
            (output, error) = (output + _last!.Output, error + _last.Error);
            _last = _last with { Output = output, Error = error };
        }
    }

    // Fixed dates that rise, so that object ids are the same in every run.
    private async Task CommitAsync(string message, Expected expected)
    {
        var date = FirstCommit.AddMinutes(_commits++).ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture);
        await StartAsync(["git", "add", "-A"], Expected.Success);
        await StartAsync(["git", "commit", "-q", "-m", message], expected, ("GIT_AUTHOR_DATE", date), ("GIT_COMMITTER_DATE", date));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace GitVan.Scripts;

/// <content>What compares with what was expected.</content>
internal sealed partial class ScriptRun
{
    private bool Assert(string name, List<string> args, bool negated)
    {
        switch (name)
        {
            case "stdout" or "stderr" when args is [.., var pattern]:
                Matches(name, name == "stdout" ? Last.Output : Last.Error, pattern, Count(args[..^1]), negated);
                return true;
            case "grep" when args is [.., var pattern, var file]:
                Matches(file, File.ReadAllText(Full(file)), pattern, Count(args[..^2]), negated);
                return true;
            case "exit" when args is [var code] && !negated:
                var wanted = int.Parse(code, CultureInfo.InvariantCulture);
                Demand(Last.ExitCode == wanted, $"the exit code is {Last.ExitCode}, not {wanted}");
                return true;
            case "exists" when args is not []:
                foreach (var path in args) Demand(Exists(path) != negated, negated ? $"{path} exists" : $"{path} does not exist");
                return true;
            case "cmp" when args is [var first, var second]:
                Same(first, second, negated);
                return true;
            default:
                return false;
        }
    }

    private Result Last => _last ?? throw new ScriptException("no command has run yet");

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds) throw new ScriptException(otherwise);
    }

    private bool Exists(string path) => Path.Exists(Full(path)) || new FileInfo(Full(path)).LinkTarget is not null;

    private static int? Count(List<string> args) => args switch
    {
        [] => null,
        [var one] when one.StartsWith("-count=", StringComparison.Ordinal) => int.Parse(one["-count=".Length..], CultureInfo.InvariantCulture),
        _ => throw new ScriptException($"unknown option '{args[0]}', expected -count=N"),
    };

    private static void Matches(string what, string text, string pattern, int? count, bool negated)
    {
        var found = Regex.Count(text, pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant);
        if (count is not null && negated) throw new ScriptException("-count can't stand behind !");
        if (count is not null) Demand(found == count, $"{what} matches '{pattern}' {found} times, not {count}");
        else if (negated) Demand(found == 0, $"{what} matches '{pattern}'");
        else Demand(found > 0, $"{what} does not match '{pattern}'");
    }

    private void Same(string first, string second, bool negated)
    {
        var (a, b) = (Text(first), Text(second));
        if (negated) Demand(a != b, $"{first} and {second} are the same");
        if (negated || a == b) return;
        var (left, right) = (a.Split('\n'), b.Split('\n'));
        var line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new ScriptException($"""
            {first} and {second} differ in line {line + 1}
              {first}: {left.ElementAtOrDefault(line) ?? "(its end)"}
              {second}: {right.ElementAtOrDefault(line) ?? "(its end)"}
            """);
    }

    // A file, or what the last command printed.
    private string Text(string name) => name switch
    {
        "stdout" => Last.Output,
        "stderr" => Last.Error,
        _ => File.ReadAllText(Full(name)),
    };
}

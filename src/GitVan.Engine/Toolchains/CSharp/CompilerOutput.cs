using System.Text.RegularExpressions;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>The errors in what a build printed, as lines that name the job's own file.</summary>
internal sealed partial class CompilerOutput(JobSource source, JobDirectives directives, string workFolder)
{
    private const int MostErrors = 100, LongestLine = 500;

    /// <returns>Each once, in their order.</returns>
    public IReadOnlyList<string> Errors(string output) =>
        [.. output.Split('\n').Select(line => Line.Match(line.TrimEnd('\r'))).Where(match => match.Success).Select(Text).Distinct().Take(MostErrors)];

    /// <summary>Whether it is about the job's own text; what the compiler can't read or write, such as on a full disk, has no place there.</summary>
    public bool IsOfText(string error) => error.StartsWith(source.Origin, StringComparison.Ordinal) && OwnError.IsMatch(error.AsSpan(source.Origin.Length));

    /// <summary>What to do about the first of them.</summary>
    public static string Hint(string error) => error switch
    {
        _ when error.Contains("error CS", StringComparison.Ordinal) => "mend the line, then run it again",
        _ when error.Contains("ILCompiler", StringComparison.OrdinalIgnoreCase) => "add a package source that has the native compiler, such as https://api.nuget.org/v3/index.json, or build it without --native",
        _ when error.Contains("error NU1301", StringComparison.Ordinal) => "check the network, and the sources that 'dotnet nuget list source' shows",
        _ when error.Contains("error NU", StringComparison.Ordinal) => "check the name and the version, and the sources that 'dotnet nuget list source' shows",
        _ when error.Contains("linker", StringComparison.OrdinalIgnoreCase) => "install clang or gcc",
        _ => "read all that the build printed: gitvan job build",
    };

    private string Text(Match match)
    {
        var (file, code, message) = (match.Groups["file"].Value, match.Groups["code"].Value, match.Groups["text"].Value.Trim());
        var isOurs = file.StartsWith(workFolder, StringComparison.Ordinal) && match.Groups["line"].Success;
        var place = isOurs ? $"{source.Origin}:{match.Groups["line"].Value}:{match.Groups["column"].Value}" : Place(message);
        var text = $"{place}: error{(code.Length > 0 ? " " + code : "")}: {message}";
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > LongestLine ? text[..LongestLine] + "…" : text;
    }

    // What NuGet says of a package is about the line that names it.
    private string Place(string message)
    {
        var package = directives.Packages.FirstOrDefault(one => message.Contains(one.Name, StringComparison.OrdinalIgnoreCase));
        return package is null ? source.Origin : $"{source.Origin}:{package.Line}";
    }

    [GeneratedRegex(@"^:\d+:\d+: error CS", RegexOptions.CultureInvariant)]
    private static partial Regex OwnError { get; }

    // https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks, with the project at the end.
    [GeneratedRegex(@"^\s*(?<file>.*?)\s*(?:\((?<line>\d+),(?<column>\d+)(?:,\d+,\d+)?\)|\(\d+\))?\s*: (?:fatal )?error ?(?<code>[A-Za-z]+\d+)?\s*: (?<text>.*?)(?: \[[^\]]*\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Line { get; }
}

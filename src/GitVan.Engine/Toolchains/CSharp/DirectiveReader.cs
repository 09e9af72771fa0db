using System.Text.RegularExpressions;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// Reads the head of a job's file: the <c>#!</c> line and the <c>#:</c> lines of file-based programs, up to the first line of code. What they say
/// reaches MSBuild and NuGet, so only what is known is taken, and everything else is one error with its line.
/// </summary>
internal sealed partial class DirectiveReader
{
    private const int MostDirectives = 64, LongestLine = 500;

    private readonly JobSource source;
    private readonly string gitVanVersion;
    private readonly List<PackageDirective> packages = [];
    private readonly List<PropertyDirective> properties = [];

    private DirectiveReader(JobSource source, string gitVanVersion) => (this.source, this.gitVanVersion) = (source, gitVanVersion);

    /// <param name="gitVanVersion">The version of the package that jobs are built against.</param>
    /// <exception cref="GitVanException">A line is not known, or the file does not ask for <c>GitVan</c>.</exception>
    public static JobDirectives Read(JobSource source, string gitVanVersion) => new DirectiveReader(source, gitVanVersion).Read();

    private JobDirectives Read()
    {
        var lines = source.Text.Split('\n');
        var inComment = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Trim();
            if (inComment || text.StartsWith("/*", StringComparison.Ordinal))
            {
                inComment = !text.Contains("*/", StringComparison.Ordinal);
                if (!inComment && !text.EndsWith("*/", StringComparison.Ordinal))
                    break;
            }
            else if (i == 0 && text.StartsWith("#!", StringComparison.Ordinal))
            {
                lines[i] = "";
            }
            else if (text.StartsWith("#:", StringComparison.Ordinal))
            {
                Take($"{source.Origin}:{i + 1}", text[2..], i + 1);
                lines[i] = "";
            }
            else if (text.StartsWith("#if", StringComparison.Ordinal) || text.Length > 0 && text[0] != '#' && !text.StartsWith("//", StringComparison.Ordinal))
            {
                // The compiler refuses directives after this.
                break;
            }
        }

        var gitVan = packages.FirstOrDefault(IsGitVan) ?? throw new GitVanException($"{source.Origin}: has no line '#:package GitVan@2.*', so it is no job")
        {
            Hint = "add it as the first line, or let the file's name begin with '_' where it is none",
        };
        CheckVersion(gitVan);
        return new JobDirectives { Packages = [.. packages.Where(one => !IsGitVan(one))], Properties = properties, Code = string.Join('\n', lines) };
    }

    private void Take(string place, string directive, int line)
    {
        if (packages.Count + properties.Count == MostDirectives)
            throw new GitVanException($"{place}: more than {MostDirectives} directives") { Hint = "remove some" };
        if (directive.Length > LongestLine)
            throw new GitVanException($"{place}: the line has more than {LongestLine} characters") { Hint = "shorten it" };

        var end = directive.AsSpan().IndexOfAny(' ', '\t');
        var (word, value) = end < 0 ? (directive, "") : (directive[..end], directive[end..].Trim());
        switch (word)
        {
            case "package":
                TakePackage(place, value, line);
                break;
            case "property":
                TakeProperty(place, value, line);
                break;
            default:
                throw Unknown(place, word);
        }
    }

    private void TakePackage(string place, string value, int line)
    {
        if (Package.Match(value) is not { Success: true } match)
        {
            throw new GitVanException($"{place}: {Excerpt.Of(value)} is not a package, expected Name@Version with a version such as 1.2.3 or 1.*")
            {
                Hint = "write it as in: #:package GitVan@2.*",
            };
        }

        var name = match.Groups["name"].Value;
        if (packages.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } before)
            throw Twice(place, name, before.Line);
        packages.Add(new PackageDirective(name, match.Groups["version"].Value, line));
    }

    private void TakeProperty(string place, string value, int line)
    {
        if (value.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } given, var text])
            throw new GitVanException($"{place}: {Excerpt.Of(value)} is not a property, expected Name=Value") { Hint = "write it as in: #:property Nullable=disable" };
        var (name, safe) = KnownProperties.Check(place, given, text);
        if (properties.FirstOrDefault(one => one.Name == name) is { } before)
            throw Twice(place, name, before.Line);
        properties.Add(new PropertyDirective(name, safe, line));
    }

    private void CheckVersion(PackageDirective package)
    {
        var asked = package.Version;
        var star = asked.IndexOf('*');
        var fits = star >= 0
            ? gitVanVersion.StartsWith(asked[..star].TrimEnd('-'), StringComparison.Ordinal)
            : Version.TryParse(asked.Contains('.') ? asked.Split('-')[0] : asked + ".0", out var least)
                && Version.Parse(gitVanVersion) is var ours && least.Major == ours.Major && least <= ours;
        if (!fits)
        {
            throw new GitVanException($"{source.Origin}:{package.Line}: asks for GitVan {asked}, this is {gitVanVersion}")
            {
                Hint = $"write: #:package GitVan@{gitVanVersion.Split('.')[0]}.*",
            };
        }
    }

    private static bool IsGitVan(PackageDirective package) => package.Name.Equals("GitVan", StringComparison.OrdinalIgnoreCase);

    private static GitVanException Twice(string place, string name, int line) => new($"{place}: '{name}' stands in line {line} already") { Hint = "remove one of the two" };

    private static GitVanException Unknown(string place, string word) => new($"{place}: a job can't have {Excerpt.Of("#:" + word)}, expected #:package or #:property")
    {
        Hint = word switch
        {
            "sdk" => "remove the line: jobs are built with Microsoft.NET.Sdk",
            "project" or "include" or "ref" => "put shared code into a package, and name that",
            _ => Suggestion.Nearest(word, ["package", "property"]) is { } nearest ? $"did you mean '#:{nearest}'?" : "remove the line",
        },
    };

    // NuGet's own rule for names (at most 100 characters), and its exact and floating versions.
    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*)(?<=^.{1,100})@(?<version>(?:\d{1,9}\.){0,3}(?:\d{1,9}|\*)(?:-[A-Za-z0-9.-]{0,50}\*?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Package { get; }
}

using GitVan.Engine.Configuration;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>
/// The MSBuild properties that a job may set, and the values each takes. A property can name a program, an import or a folder, and a value can
/// be evaluated: so it is a closed list, and values are made of characters that mean nothing to MSBuild.
/// </summary>
internal static class KnownProperties
{
    private static readonly string[] Switch = ["true", "false"];

    private static readonly Dictionary<string, string[]> Choices = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AllowUnsafeBlocks"] = Switch,
        ["CheckForOverflowUnderflow"] = Switch,
        ["ConcurrentGarbageCollection"] = Switch,
        ["EventSourceSupport"] = Switch,
        ["ImplicitUsings"] = ["enable", "disable"],
        ["InvariantGlobalization"] = Switch,
        ["JsonSerializerIsReflectionEnabledByDefault"] = Switch,
        ["Nullable"] = ["enable", "disable", "warnings", "annotations"],
        ["Optimize"] = Switch,
        ["PublishAot"] = Switch,
        ["ServerGarbageCollection"] = Switch,
        ["TieredPGO"] = Switch,
        ["TreatWarningsAsErrors"] = Switch,
    };

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "AnalysisLevel", "LangVersion", "RootNamespace", "WarningLevel" };

    // Added to what the SDK has.
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase) { "DefineConstants", "NoWarn", "WarningsAsErrors", "WarningsNotAsErrors" };

    public static IReadOnlyList<string> All { get; } = [.. Choices.Keys.Concat(Words).Concat(Lists).Order(StringComparer.Ordinal)];

    /// <summary>Checks a name and a value and gives them back as the project states them.</summary>
    /// <param name="place">The directive's file and line.</param>
    /// <exception cref="GitVanException">Either is not known; the message says what is.</exception>
    public static (string Name, string Value) Check(string place, string name, string value)
    {
        var known = All.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            var nearest = Suggestion.Nearest(name, All);
            throw new GitVanException($"{place}: a job can't set the property {Excerpt.Of(name)}, expected one of {string.Join(", ", All)}")
            {
                Hint = nearest is null ? "remove the line" : $"did you mean '{nearest}'?",
            };
        }

        if (Choices.TryGetValue(known, out var choices))
        {
            var choice = choices.FirstOrDefault(one => one.Equals(value, StringComparison.OrdinalIgnoreCase));
            return choice is null ? throw Wrong(place, known, value, string.Join(" or ", choices)) : (known, choice);
        }

        if (Words.Contains(known))
            return IsWord(value) ? (known, value) : throw Wrong(place, known, value, "letters, digits, '_' and '.'");

        // "NoWarn=$(NoWarn);CS1591" is how `dotnet run` needs it; here the SDK's own always stay.
        var self = $"$({known})";
        var added = value.StartsWith(self, StringComparison.OrdinalIgnoreCase) ? value[self.Length..] : value;
        var entries = added.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return entries.Length > 0 && entries.All(IsWord) ? (known, $"{self};{string.Join(';', entries)}") : throw Wrong(place, known, value, "names with ';' between them");
    }

    private static bool IsWord(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    private static GitVanException Wrong(string place, string name, string value, string expected) =>
        new($"{place}: {name} is {Excerpt.Of(value)}, expected {expected}") { Hint = "mend the value, or remove the line" };
}

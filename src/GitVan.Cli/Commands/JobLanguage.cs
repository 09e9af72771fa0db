using GitVan.Engine.Configuration;

namespace GitVan.Cli.Commands;

/// <summary>A language that <c>gitvan job create</c> writes a job in, by the built-in template of its name; all of them do the same.</summary>
/// <param name="Short">What people may write for the name.</param>
/// <param name="NeedsRunBit">It is an executable with a metadata line, and not built or loaded.</param>
internal sealed record JobLanguage(string Name, string Short, string Extension, bool NeedsRunBit)
{
    public static IReadOnlyList<JobLanguage> All { get; } =
    [
        new("csharp", "cs", ".cs", NeedsRunBit: false),
        new("javascript", "js", ".mjs", NeedsRunBit: false),
        new("typescript", "ts", ".ts", NeedsRunBit: false),
        new("python", "py", ".py", NeedsRunBit: true),
        new("shell", "sh", ".sh", NeedsRunBit: true),
    ];

    /// <summary>The template that its jobs are made from.</summary>
    public string Template => $"gitvan/job-{Name}";

    /// <exception cref="GitVanException">There is none of that name.</exception>
    public static JobLanguage Get(string name) => All.FirstOrDefault(one => one.Name == name || one.Short == name)
        ?? throw new GitVanException($"'{name}' is not a language that a job is written in here, expected {string.Join(", ", All.Select(one => one.Name))}")
        {
            Hint = Suggestion.Nearest(name, All.Select(one => one.Name)) is { } nearest ? $"did you mean '{nearest}'?" : "write an executable in any language: see docs/jobs.md",
        };
}

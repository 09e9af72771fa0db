using System.Globalization;
using System.Text;
using GitVan.Engine.Files;

namespace GitVan.Engine.Git;

/// <summary>
/// One configuration file in git's format, such as a repository's own <c>config</c>. It does not follow
/// <c>include.path</c>, as git itself does not for the keys that say what kind of repository this is; it is not for keys
/// that a user may set elsewhere, because those are spread over several files: ask git for them.
/// </summary>
/// <remarks><see href="https://git-scm.com/docs/git-config#_syntax">git-config(1), syntax</see>.</remarks>
public sealed class GitConfigFile
{
    private const int MaxBytes = 4 << 20;

    private readonly List<GitConfigEntry> entries;
    private readonly string path;

    private GitConfigFile(List<GitConfigEntry> entries, string path)
    {
        this.entries = entries;
        this.path = path;
    }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<GitConfigEntry> Entries => entries;

    /// <summary>A file that does not exist has no entries.</summary>
    /// <exception cref="GitVanException">It can't be read or git would not understand it either.</exception>
    public static GitConfigFile Read(string path) => BoundedFile.TryRead(path, MaxBytes) is { } bytes
        ? Parse(Encoding.UTF8.GetString(bytes), path)
        : new GitConfigFile([], path);

    public static GitConfigFile Parse(string text, string path) => new(new GitConfigParser(text, path).Parse(), path);

    /// <summary>The last value of a key; null when it is not set.</summary>
    public string? Find(string section, string key) => Last(section, null, key)?.Text;

    public string? Find(string section, string? subsection, string key) => Last(section, subsection, key)?.Text;

    /// <summary>True, false, or null when it is not set.</summary>
    /// <exception cref="GitVanException">The value is none of git's words for true and false, nor a number.</exception>
    public bool? FindBool(string section, string key)
    {
        if (Last(section, null, key) is not { } entry)
            return null;
        return entry.Value?.ToLowerInvariant() switch
        {
            null or "true" or "yes" or "on" => true,
            "" or "false" or "no" or "off" => false,
            var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number != 0,
            var text => throw Wrong(entry, $"'{text}' for {section}.{key}, expected true or false"),
        };
    }

    /// <summary>A whole number, or null when it is not set.</summary>
    public int? FindInt(string section, string key)
    {
        if (Last(section, null, key) is not { } entry)
            return null;
        return int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(entry, $"'{entry.Text}' for {section}.{key}, expected a number");
    }

    internal static GitVanException Wrong(string path, int line, string message) =>
        new($"{path}:{line}: {message}") { Hint = "mend the line; git refuses it too" };

    private GitVanException Wrong(GitConfigEntry entry, string message) => Wrong(path, entry.Line, message);

    // Sections and keys are compared without regard to case, subsections with.
    private GitConfigEntry? Last(string section, string? subsection, string key) => entries.FindLast(entry =>
        entry.Section.Equals(section, StringComparison.OrdinalIgnoreCase)
        && entry.Subsection == subsection
        && entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}

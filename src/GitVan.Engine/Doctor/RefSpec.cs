namespace GitVan.Engine.Doctor;

/// <summary>A refspec of a remote's configuration: <c>+refs/*:refs/*</c>, or <c>^refs/x/*</c> for what is left out.</summary>
/// <remarks><see href="https://git-scm.com/docs/git-fetch#Documentation/git-fetch.txt-ltrefspecgt">git-fetch(1)</see>.</remarks>
internal sealed record RefSpec(string Text, bool IsForced, bool IsNegative, string Source, string? Destination)
{
    public static RefSpec Parse(string text)
    {
        var body = text.TrimStart('+', '^');
        var colon = body.IndexOf(':');
        return new RefSpec(text, text.StartsWith('+'), text.StartsWith('^'), colon < 0 ? body : body[..colon], colon < 0 ? null : body[(colon + 1)..]);
    }

    /// <summary>The remote's ref that is written to this one here; null where it is none.</summary>
    public string? FindSource(string local)
    {
        if (IsNegative || Destination is not { Length: > 0 } destination || MatchStar(destination, local) is not { } star)
            return null;
        return Source.Replace("*", star, StringComparison.Ordinal);
    }

    /// <returns>The refspec with which a fetch writes to one of these refs here.</returns>
    public static string? FindOverwriting(IReadOnlyList<RefSpec> specs, IEnumerable<string> names, bool forced) =>
        names.SelectMany(name => specs
                .Where(spec => spec.IsForced || !forced)
                .Where(spec => spec.FindSource(name) is { } source && !IsLeftOut(specs, source))
                .Select(spec => spec.Text))
            .FirstOrDefault();

    /// <returns>The refspec with which a push sends one of these refs of ours.</returns>
    public static string? FindPushed(IReadOnlyList<RefSpec> specs, IEnumerable<string> names) =>
        names.SelectMany(name => specs.Where(spec => !spec.IsNegative && MatchStar(spec.Source, name) is not null && !IsLeftOut(specs, name)).Select(spec => spec.Text))
            .FirstOrDefault();

    private static bool IsLeftOut(IReadOnlyList<RefSpec> specs, string source) => specs.Any(spec => spec.IsNegative && MatchStar(spec.Source, source) is not null);

    /// <returns>What the star stands for, empty where there is none; null where the pattern does not match.</returns>
    private static string? MatchStar(string pattern, string name)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return pattern == name ? "" : null;
        var (head, tail) = (pattern[..star], pattern[(star + 1)..]);
        return name.Length >= head.Length + tail.Length && name.StartsWith(head, StringComparison.Ordinal) && name.EndsWith(tail, StringComparison.Ordinal)
            ? name[head.Length..^tail.Length]
            : null;
    }
}

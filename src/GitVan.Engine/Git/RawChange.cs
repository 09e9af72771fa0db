using System.Globalization;

namespace GitVan.Engine.Git;

/// <summary>A changed path of <c>git diff --raw</c>.</summary>
/// <param name="Status">Git's letter: A, C, D, M, R, T, U.</param>
/// <param name="From">What it was called before, where it was renamed or copied.</param>
/// <param name="Similarity">In percent, where it was renamed or copied.</param>
internal sealed record RawChange(char Status, string Path, string? From, int? Similarity)
{
    private const string Submodule = "160000";

    /// <summary>What the path has become is a submodule.</summary>
    public bool IsSubmodule { get; private init; }

    /// <summary>Reads <c>git diff --raw -z</c>: <c>:100644 100644 id id R86</c>, one path or two.</summary>
    public static IEnumerable<RawChange> Parse(IReadOnlyList<string> fields)
    {
        for (var i = 0; i + 1 < fields.Count; i += 2)
        {
            var status = fields[i].AsSpan(fields[i].LastIndexOf(' ') + 1);
            if (status is ['R' or 'C', .. var score] && i + 2 < fields.Count)
            {
                yield return new RawChange(status[0], fields[i + 2], fields[i + 1], int.Parse(score, CultureInfo.InvariantCulture));
                i++;
            }
            else
            {
                yield return new RawChange(status[0], fields[i + 1], null, null) { IsSubmodule = fields[i].AsSpan(fields[i].IndexOf(' ') + 1).StartsWith(Submodule) };
            }
        }
    }
}

using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>A commit as <c>git log</c> tells it. Dates are RFC 3339; <paramref name="Refs"/> are full names.</summary>
internal sealed record LogRecord(
    string Id, IReadOnlyList<string> Parents, LogRecord.Person Author, LogRecord.Person Committer, string Subject, string Body, IReadOnlyList<string> Refs)
{
    /// <summary>What <c>git log -z</c> has to be asked for.</summary>
    public static readonly IReadOnlyList<string> Options =
    [
        "-z", "--format=tformat:%H%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%s%x00%b%x00%D", "--no-patch", "--encoding=UTF-8",
        "--decorate=full", "--decorate-refs=refs/heads/*", "--decorate-refs=refs/tags/*", "--decorate-refs=refs/remotes/*",
    ];

    private const int Fields = 11;
    private const string TagMark = "tag: ";

    public sealed record Person(string Name, string Email, string Date);

    public static IEnumerable<LogRecord> Parse(ReadOnlySpan<byte> output) =>
        NulText.Split(output).Select(NativeText.ToReadable).Chunk(Fields).Where(chunk => chunk.Length == Fields).Select(Of);

    private static LogRecord Of(string[] fields) => new(
        fields[0],
        fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
        new Person(fields[2], fields[3], fields[4]),
        new Person(fields[5], fields[6], fields[7]),
        fields[8],
        fields[9].TrimEnd('\n'),
        [.. fields[10].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(RefOf)]);

    private static string RefOf(string decoration) => decoration.StartsWith(TagMark, StringComparison.Ordinal) ? decoration[TagMark.Length..] : decoration;
}

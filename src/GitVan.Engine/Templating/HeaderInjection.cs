namespace GitVan.Engine.Templating;

/// <summary>Where and what a template injects: <c>inject: {into: …, after: …}</c>, or hygen's <c>inject: true</c> with its keys beside it.</summary>
/// <param name="Into">The file; null where <c>to</c> names it.</param>
internal sealed record HeaderInjection(string? Into, Injection Injection)
{
    private static readonly string[] Places = ["before", "after", "at_line", "between", "prepend", "append"];

    /// <param name="body">What is injected where no snippet is written.</param>
    /// <returns>Null where the template injects nothing.</returns>
    public static HeaderInjection? Read(Header header, string body)
    {
        var inner = header.Map("inject");
        if (inner is null && !header.Flag("inject"))
            return null;
        inner?.Refuse(["into", "snippet", "once", "skip_if", "eof_last", .. Places]);
        var keys = inner ?? header;
        var given = Places.Where(keys.Has).Where(place => place is not ("prepend" or "append") || keys.Flag(place)).ToList();
        if (given is not [var where])
            throw new GitVanException($"{header.PlaceOf("inject")}: 'inject' has {(given.Count == 0 ? "no place" : string.Join(" and ", given))}, expected one of {string.Join(", ", Places)}") { Hint = "write: after: the text of a line" };

        var snippet = keys.Text("snippet") ?? body;
        var anchors = where == "between" ? keys.Texts(where) : [where is "before" or "after" ? keys.Text(where)! : ""];
        if (where == "between" && anchors.Count != 2 || where is "before" or "after" && anchors[0].Length == 0)
            throw keys.Wrong(where, string.Join(", ", anchors), where == "between" ? "a list of two lines' texts" : "the text of a line");
        return new HeaderInjection(inner?.Text("into"), new Injection(where, keys.Flag("eof_last") ? snippet.TrimEnd('\n') + "\n\n" : snippet)
        {
            Anchor = anchors[0],
            EndAnchor = anchors.Count > 1 ? anchors[1] : "",
            Line = where == "at_line" ? keys.Number(where)!.Value : 0,
            Once = keys.Flag("once", otherwise: true),
            SkipIf = keys.Text("skip_if"),
        });
    }
}

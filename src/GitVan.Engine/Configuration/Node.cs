using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>What a configuration file says and where, whatever language it is written in.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>Keys in the order written; none twice.</summary>
    public sealed record Map(Place Place, IReadOnlyList<Entry> Entries) : Node(Place);

    public sealed record List(Place Place, IReadOnlyList<Node> Items) : Node(Place);

    /// <summary>Text, a number, a boolean, or null.</summary>
    /// <param name="Text">As it is written: <c>1.10</c> is the number 1.1, but another version than 1.1.</param>
    public sealed record Scalar(Place Place, JsonValue? Value, string Text) : Node(Place);

    public sealed record Entry(string Key, Place Place, Node Value);

    /// <summary>The same of JSON that is read already; all of it stands at one place.</summary>
    public static Node Of(JsonNode? json, Place place) => json switch
    {
        JsonObject map => new Map(place, [.. map.Select(pair => new Entry(pair.Key, place, Of(pair.Value, place)))]),
        JsonArray list => new List(place, [.. list.Select(item => Of(item, place))]),
        JsonValue value => new Scalar(place, value.DeepClone().AsValue(), value.ToString()),
        _ => new Scalar(place, null, "null"),
    };

    /// <summary>This with the other laid over it: maps join, and so do lists of a hook's jobs; all else is replaced.</summary>
    /// <param name="path">Where both stand, such as <c>hooks.pre-commit.jobs</c>.</param>
    public Node With(Node over, string path = "")
    {
        if (JobLists.IsAt(path) && this is List(_, var jobs) && over is List(var where, var others))
            return new List(where, JobLists.Join(jobs, others, path));
        if (this is not Map(var place, var entries) || over is not Map(_, var added))
            return over;
        var laid = added.ToDictionary(entry => entry.Key);
        List<Entry> joined = [];
        foreach (var entry in entries)
            joined.Add(laid.Remove(entry.Key, out var other) ? other with { Value = entry.Value.With(other.Value, $"{path}.{entry.Key}") } : entry);
        return new Map(place, [.. joined, .. added.Where(other => laid.ContainsKey(other.Key))]);
    }
}

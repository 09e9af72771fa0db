using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>Reads the values that a person gives a job.</summary>
public static class InputValues
{
    /// <summary>Bytes of a document of inputs.</summary>
    public const int LargestDocument = 1 << 20;

    /// <summary>What the job gets: the document's values, those of the assignments laid over them, and defaults; all as declared.</summary>
    /// <param name="document">As <see cref="ReadDocument"/> gives it; null for none.</param>
    /// <param name="assignments"><c>name=value</c>, each turned into the type that is declared. The last one for a name holds; those for a list join.</param>
    /// <exception cref="GitVanException">The first mistake.</exception>
    public static JsonObject Read(InputSchema schema, JsonObject? document, IReadOnlyList<string> assignments)
    {
        var values = document?.DeepClone().AsObject() ?? [];
        HashSet<string> given = [];
        foreach (var assignment in assignments)
        {
            if (assignment.IndexOf('=') is not (> 0 and var at))
                throw new GitVanException($"--input: {Excerpt.Of(assignment)} is no assignment, expected name=value") { Hint = "write: --input name=value" };
            var name = assignment[..at];
            var value = InputText.Parse(schema.Get(name).Rules, assignment[(at + 1)..], $"input '{name}'");
            if (!given.Add(name) && values[name] is JsonArray list && value is JsonArray more)
                values[name] = new JsonArray([.. list.Concat(more).Select(item => item?.DeepClone())]);
            else
                values[name] = value;
        }

        return schema.Check(values);
    }

    /// <summary>Reads a JSON object of at most <see cref="LargestDocument"/> bytes.</summary>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="GitVanException">It is no such thing, names a key twice or is nested too deep.</exception>
    public static JsonObject ReadDocument(string source, Stream content)
    {
        var bytes = new byte[LargestDocument + 1];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > LargestDocument)
            throw new GitVanException($"{source}: more than {LargestDocument / 1024 / 1024} MB, expected the inputs of a job") { Hint = "name a smaller file" };
        var value = InputText.Json(source, bytes.AsSpan(0, length));
        return value as JsonObject ?? throw new GitVanException($"{source}: is {InputTypes.Show(value)}, expected a map of inputs") { Hint = "write: {\"name\": value}" };
    }
}

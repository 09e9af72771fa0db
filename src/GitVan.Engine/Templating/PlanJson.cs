using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Templating;

/// <summary>Plans as JSON: <c>docs/templates.md</c>, "Plans". What is read was written by anybody, and is held against that page.</summary>
public static class PlanJson
{
    private const int Version = 1;
    private const string Base64 = "base64";
    private const int MostModeBits = 0b111_111_111;

    private static readonly string[] Kinds = [PlanOperation.Write, PlanOperation.Inject, PlanOperation.Copy, PlanOperation.Chmod, PlanOperation.Run];

    public static JsonObject Write(Plan plan) => new()
    {
        ["version"] = Version,
        ["templates"] = Texts(plan.Templates),
        ["operations"] = new JsonArray([.. plan.Operations.Select(Write)]),
    };

    /// <exception cref="GitVanException">It is no plan of this version.</exception>
    public static Plan Read(JsonObject json)
    {
        if (json["version"] is not JsonValue version || !version.TryGetValue<int>(out var number) || number != Version)
            throw Wrong("version", json["version"], $"{Version}");
        return new Plan(Texts(json, "templates"), json["operations"] is JsonArray operations ? [.. operations.Select(Read)] : throw Wrong("operations", json["operations"], "a list"));
    }

    private static JsonObject Write(PlanOperation operation)
    {
        var json = new JsonObject { ["kind"] = operation.Kind };
        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                json[name] = value;
        }

        Add("path", operation.Path);
        Add("template", operation.Template);
        Add("before", operation.Before);
        Add("after", operation.After);
        Add("reason", operation.Reason);
        Add("conflict", operation.Conflict);
        Add("mode", operation.Mode is { } mode ? Convert.ToString((int)mode, 8) : null);
        Add("command", operation.Command.Count > 0 ? Texts(operation.Command) : null);
        if (operation.Content is not { } content)
            return json;
        var text = Encoding.UTF8.GetString(content);
        var isText = Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(content);
        Add("encoding", isText ? null : Base64);
        Add("content", isText ? text : Convert.ToBase64String(content));
        return json;
    }

    private static PlanOperation Read(JsonNode? node)
    {
        var json = node as JsonObject ?? throw Wrong("operation", node, "a map");
        var kind = Required(json, "kind");
        if (!Kinds.Contains(kind))
            throw Wrong("kind", json["kind"], string.Join(" or ", Kinds));
        var operation = new PlanOperation
        {
            Kind = kind,
            Path = kind == PlanOperation.Run ? null : Required(json, "path"),
            Template = Required(json, "template"),
            Before = Text(json, "before"),
            Reason = Required(json, "reason"),
            Conflict = Text(json, "conflict"),
            Mode = Text(json, "mode") is { } mode ? ReadMode(mode) ?? throw Wrong("mode", mode, "permissions such as 755") : null,
            Command = kind == PlanOperation.Run ? Texts(json, "command") : [],
            Content = Text(json, "content") is { } content ? Text(json, "encoding") == Base64 ? Decode(content) : Encoding.UTF8.GetBytes(content) : null,
        };
        if (operation.Conflict is null && (kind == PlanOperation.Run ? operation.Command.Count == 0 : operation.Content is null))
            throw new GitVanException($"the plan's operation '{kind}' has no {(kind == PlanOperation.Run ? "command" : "content")}") { Hint = "make the plan anew" };
        return Text(json, "after") == operation.After ? operation
            : throw new GitVanException($"the plan's content of {Excerpt.Of(operation.Path ?? kind)} has another hash than the plan says") { Hint = "make the plan anew" };
    }

    /// <summary>Octal digits to permissions; null for what is none.</summary>
    internal static UnixFileMode? ReadMode(string text)
    {
        if (text.Length is 0 or > 4 || text.Any(c => c is < '0' or > '7'))
            return null;
        var bits = Convert.ToInt32(text, 8);
        return bits <= MostModeBits ? (UnixFileMode)bits : null;
    }

    private static byte[] Decode(string content)
    {
        try
        {
            return Convert.FromBase64String(content);
        }
        catch (FormatException)
        {
            throw Wrong("content", content, "base64");
        }
    }

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static IReadOnlyList<string> Texts(JsonObject json, string name) => json[name] is JsonArray list && list.All(IsText)
        ? [.. list.Select(item => item!.GetValue<string>())]
        : throw Wrong(name, json[name], "a list of texts");

    private static string Required(JsonObject json, string name) => Text(json, name) ?? throw Wrong(name, null, "text");

    private static string? Text(JsonObject json, string name) => json[name] is not { } node ? null : IsText(node) ? node.GetValue<string>() : throw Wrong(name, node, "text");

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out _);

    private static GitVanException Wrong(string name, JsonNode? given, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"the plan's '{name}' is {(given is null ? "missing" : Excerpt.Of(given.ToJsonString()))}, expected {expected}")) { Hint = "run: gitvan template plan --json" };
}

using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace GitVan.Engine.Configuration;

/// <summary>The JSON Schema of the configuration, made from the types that hold it: one description for editors, checks and readers.</summary>
public static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of <c>gitvan.yaml</c> as an indented document.</summary>
    public static string ToJson()
    {
        var schema = Of(ConfigurationJson.Default.Settings);
        var head = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://gitvan.dev/schema/gitvan.schema.json",
            ["title"] = "The configuration of GitVan",
        };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            head[key] = value;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = Layout.Encoder }))
            head.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    internal static JsonObject Of(JsonTypeInfo type) =>
        type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var schema = node as JsonObject ?? [];
        if (context.TypeInfo.Type == typeof(TimeSpan) || context.TypeInfo.Type == typeof(TimeSpan?))
        {
            schema = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "string", ["pattern"] = TextRule.Duration },
                    new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = (long)Duration.Longest.TotalSeconds }),
            };
        }

        if (schema.ContainsKey("properties"))
            schema["additionalProperties"] = false;
        if (context.TypeInfo.Type == typeof(CommandJob))
            schema["oneOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("run") }, new JsonObject { ["required"] = new JsonArray("exec") });
        if (context.PropertyInfo?.AttributeProvider is { } attributes)
        {
            if (attributes.GetCustomAttributes(typeof(AllowsAttribute), inherit: false) is [AllowsAttribute allows, ..])
                schema = Restrict(schema, allows);
            if (attributes.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute description, ..])
                schema.Insert(0, "description", description.Description);
        }

        return schema;
    }

    private static JsonObject Restrict(JsonObject schema, AllowsAttribute allows)
    {
        var text = schema["items"] as JsonObject ?? schema;
        if (allows.Text == TextRule.RegularExpression)
            text["format"] = allows.Text;
        else if (allows.Text is not null)
            text["pattern"] = allows.Text;
        if (allows.Keys is not null)
            schema["propertyNames"] = new JsonObject { ["pattern"] = allows.Keys };
        if (allows.AnyScalar)
            (schema["additionalProperties"] as JsonObject ?? schema)["type"] = new JsonArray("string", "number", "boolean");
        var isList = schema.ContainsKey("items");
        if (allows.Least > 0 || !isList && allows.Most < int.MaxValue)
            schema[isList ? "minItems" : "minimum"] = allows.Least;
        if (allows.Most < int.MaxValue)
            schema[isList ? "maxItems" : "maximum"] = allows.Most;
        return allows.Single ? new JsonObject { ["anyOf"] = new JsonArray(schema, text.DeepClone()) } : schema;
    }
}

using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace GitVan.Engine.Configuration;

/// <summary>The JSON Schema of the configuration, made from the types that hold it: one description for editors, checks and readers.</summary>
public static class ConfigurationSchema
{
    /// <summary>The schema of <c>gitvan.yaml</c> as an indented document.</summary>
    public static string ToJson()
    {
        var schema = Of(ConfigurationJson.Default.Settings);
        AddDefaults(schema, JsonSerializer.SerializeToNode(new Settings(), ConfigurationJson.Default.Settings)!);
        var hook = schema["properties"]!["hooks"]!["additionalProperties"]!.AsObject();
        var job = hook["properties"]!["jobs"]!["items"]!.AsObject();
        AddDefaults(hook, JsonSerializer.SerializeToNode(new HookSettings(), ConfigurationJson.Default.HookSettings)!);
        AddDefaults(job, JsonSerializer.SerializeToNode(new CommandJob(), ConfigurationJson.Default.CommandJob)!);

        // A group holds jobs again.
        job["properties"]!["group"]!["properties"]!["jobs"]!["items"]!["$ref"] = "#/$defs/commandJob";
        var definitions = new JsonObject();
        Define(schema, "duration", OfDuration(), definitions);
        Define(schema, "folder", new JsonObject { ["type"] = "string", ["pattern"] = TextRule.RelativeFolder }, definitions);
        Define(schema, "commandJob", job.DeepClone().AsObject(), definitions);
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://gitvan.dev/schema/gitvan.schema.json",
            ["title"] = "The configuration of GitVan",
        };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            document[key] = value;
        }

        document["$defs"] = definitions;
        return Write(document);
    }

    /// <summary>With no reference but to itself, as <see cref="SchemaCheck"/> takes it.</summary>
    internal static JsonObject Of(JsonTypeInfo type) =>
        type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var schema = node as JsonObject ?? [];
        if (context.TypeInfo.Type == typeof(TimeSpan) || context.TypeInfo.Type == typeof(TimeSpan?))
            schema = OfDuration();

        // Null is how the types say "not set"; in a file that is a key which isn't there.
        if (schema["type"] is JsonArray types && types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList() is [var only])
            schema["type"] = only;
        if (schema.ContainsKey("enum"))
            schema.Insert(0, "type", "string");
        if (schema.ContainsKey("properties"))
            schema["additionalProperties"] = false;
        if (context.TypeInfo.Type == typeof(CommandJob))
            schema["oneOf"] = new JsonArray([.. SchemaCheck.Programs.Select(program => new JsonObject { ["required"] = new JsonArray(program) })]);
        if (context.PropertyInfo?.AttributeProvider is { } attributes)
        {
            if (attributes.GetCustomAttributes(typeof(AllowsAttribute), inherit: false) is [AllowsAttribute allows, ..])
                schema = Restrict(schema, allows);
            if (attributes.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute description, ..])
                schema.Insert(0, "description", description.Description);
        }

        return schema;
    }

    private static JsonObject OfDuration() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["description"] = "Whole numbers with units, such as '500ms', '60s' or '1h30m'.", ["type"] = "string", ["pattern"] = TextRule.Duration },
            new JsonObject { ["description"] = "Seconds.", ["type"] = "number", ["minimum"] = 0.001, ["maximum"] = (long)Duration.Longest.TotalSeconds }),
    };

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

    /// <summary>Editors show what holds where nothing is written.</summary>
    private static void AddDefaults(JsonObject schema, JsonNode value)
    {
        if (schema["properties"] is JsonObject properties && value is JsonObject map)
        {
            foreach (var (key, inner) in map)
            {
                if (inner is not null)
                    AddDefaults(properties[key]!.AsObject(), inner);
            }
        }
        else if (value is not (JsonObject { Count: 0 } or JsonArray { Count: 0 }))
        {
            schema["default"] = value.DeepClone();
        }
    }

    /// <summary>Writes once what stands in several places, and what would be nested too deep to read.</summary>
    private static void Define(JsonNode? node, string name, JsonObject definition, JsonObject definitions)
    {
        if (definitions[name] is null)
            definitions[name] = definition.DeepClone();
        foreach (var inner in Inner(node).ToList())
        {
            if (inner is JsonObject schema && definition.All(rule => JsonNode.DeepEquals(rule.Value, schema[rule.Key])))
            {
                foreach (var (key, _) in definition)
                    schema.Remove(key);
                schema["$ref"] = $"#/$defs/{name}";
            }
            else
            {
                Define(inner, name, definition, definitions);
            }
        }
    }

    private static IEnumerable<JsonNode?> Inner(JsonNode? node) => node switch
    {
        JsonObject map => map.Select(pair => pair.Value),
        JsonArray list => list,
        _ => [],
    };

    private static string Write(JsonObject document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}

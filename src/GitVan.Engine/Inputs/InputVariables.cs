using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Inputs;

/// <summary>Inputs as environment variables, for programs that speak no protocol.</summary>
internal static class InputVariables
{
    private const string Prefix = "GITVAN_INPUT_";
    private const string All = "GITVAN_INPUTS";

    /// <summary>Bytes. Linux starts no program with a variable of more than 128 KB.</summary>
    private const int Largest = 100_000;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string NameOf(string input) => Prefix + input.ToUpperInvariant().Replace('-', '_');

    /// <summary>Puts them in the place of those of the job that started this one.</summary>
    /// <param name="inputs">Null where the job declares none.</param>
    /// <exception cref="GitVanException">They are too large.</exception>
    public static void Replace(Dictionary<string, string> environment, JsonObject? inputs)
    {
        foreach (var name in environment.Keys.Where(name => name == All || name.StartsWith(Prefix, StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        if (inputs is null)
            return;

        var all = Json(inputs);
        if (Encoding.UTF8.GetByteCount(all) is > Largest and var size)
            throw new GitVanException($"the inputs have {size} bytes, expected at most {Largest} for environment variables") { Hint = "write them to a file, and give its name" };
        environment[All] = all;
        foreach (var (name, value) in inputs)
            environment[NameOf(name)] = value!.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : Json(value);
    }

    private static string Json(JsonNode value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Stores a duration as <see cref="Duration"/> text, or as seconds where the text could not be exact.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            var seconds = reader.GetDecimal();
            if (seconds < 0 || seconds > (decimal)Duration.Longest.TotalSeconds)
                throw new JsonException();
            return TimeSpan.FromTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
        }

        return Duration.TryParse(reader.GetString()!, out var duration) ? duration : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        if (Duration.ToText(value) is { } text)
            writer.WriteStringValue(text);
        else
            writer.WriteNumberValue((decimal)value.Ticks / TimeSpan.TicksPerSecond);
    }
}

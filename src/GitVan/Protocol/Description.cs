using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Protocol;

/// <summary>A definition as the protocol's <c>describe</c> has it.</summary>
internal static class Description
{
    /// <summary>What is wrong with a definition that its types allow; null where nothing is. The engine checks the rest.</summary>
    public static string? FindMistake(JobDefinition job)
    {
        if (job.Hooks.Any(hook => hook.Name is null))
            return "Hooks has an empty hook";
        if (job.On.Any(one => one.Name is null))
            return "On has an empty event";
        if (job.Skip.Concat(job.Only).Any(one => one.Kind is null))
            return "Skip or Only has an empty condition";
        if (job.Priority < 0)
            return $"Priority is {job.Priority}, expected at least 0";
        if (job.Retries is < 0 or > 100)
            return $"Retries is {job.Retries}, expected 0 to 100";
        if (job.MaxOutput is <= 0)
            return $"MaxOutput is {job.MaxOutput}, expected at least 1";
        return FindMistake("Timeout", job.Timeout) ?? FindMistake("Backoff", job.Backoff) ?? FindMistake("LockTimeout", job.LockTimeout)
            ?? job.Inputs.Select(input => FindMistake(input.Key, input.Value)).FirstOrDefault(mistake => mistake is not null);
    }

    public static void Write(Utf8JsonWriter json, JobDefinition job)
    {
        json.WriteStartObject();
        Text(json, "name", job.Meta.Name);
        Text(json, "description", job.Meta.Description);
        Text(json, "version", job.Meta.Version);
        Texts(json, "tags", job.Meta.Tags);
        Texts(json, "hooks", [.. job.Hooks.Select(hook => hook.Name)]);
        Texts(json, "on", [.. job.On.Select(one => one.Name)]);
        if (job.Inputs.Count > 0)
            WriteInputs(json, job.Inputs);
        Text(json, "timeout", Duration(job.Timeout));
        if (job.Retries > 0)
            json.WriteNumber("retries", job.Retries);
        Text(json, "backoff", Duration(job.Backoff));
        if (job.Environment.Count > 0)
        {
            json.WriteStartObject("env");
            foreach (var (name, value) in job.Environment)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        Text(json, "root", job.Root);
        if (job.Concurrency != default && job.Concurrency != JobConcurrency.Shared)
            json.WriteString("concurrency", job.Concurrency.Name);
        Text(json, "lockTimeout", Duration(job.LockTimeout));
        if (job.MaxOutput is { } bytes)
            json.WriteNumber("maxOutput", bytes);
        Texts(json, "needs", job.Needs);
        if (job.Priority > 0)
            json.WriteNumber("priority", job.Priority);
        Conditions(json, "skip", job.Skip);
        Conditions(json, "only", job.Only);
        if (job.Required)
            json.WriteBoolean("required", true);
        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, Dictionary<string, JobInput> inputs)
    {
        json.WriteStartObject("inputs");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var (name, input) in inputs)
        {
            json.WriteStartObject(name);
            json.WriteString("type", Word(input.Type));
            if (input.Type == JobInputType.Texts)
            {
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                json.WriteEndObject();
            }

            Text(json, "description", input.Description);
            if (input.Default is not null)
            {
                json.WritePropertyName("default");
                input.Default.WriteTo(json);
            }

            if (input.Enum.Count > 0)
            {
                json.WriteStartArray("enum");
                foreach (var value in input.Enum)
                    value.WriteTo(json);
                json.WriteEndArray();
            }

            Text(json, "pattern", input.Pattern);
            if (input.Minimum is { } minimum)
                json.WriteNumber("minimum", minimum);
            if (input.Maximum is { } maximum)
                json.WriteNumber("maximum", maximum);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        Texts(json, "required", [.. inputs.Where(input => input.Value.Required).Select(input => input.Key)]);
        json.WriteEndObject();
    }

    private static string? FindMistake(string name, TimeSpan? time) => time switch
    {
        null => null,
        { Ticks: <= 0 } => $"{name} is {time}, expected more than nothing",
        { TotalHours: > 1000 } => $"{name} is {time}, expected at most 1,000 hours",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMillisecond != 0 => $"{name} is {time}, expected whole milliseconds",
        _ => null,
    };

    private static string? FindMistake(string name, JobInput input)
    {
        if (name == "")
            return "Inputs has an input without a name";
        if (input.Minimum > input.Maximum)
            return $"input '{name}' has a minimum above its maximum";
        return input.Default is { } value && input.Enum.Count > 0 && !input.Enum.Any(one => JsonNode.DeepEquals(one, value))
            ? $"input '{name}' has the default {value.ToJsonString()}, expected one of its values"
            : null;
    }

    private static string Word(JobInputType type) => type switch
    {
        JobInputType.Text => "string",
        JobInputType.Integer => "integer",
        JobInputType.Number => "number",
        JobInputType.Texts => "array",
        _ => "boolean",
    };

    // The engine prints it as people write it.
    private static string? Duration(TimeSpan? time)
    {
        if (time is not { } given)
            return null;
        var text = (long)given.TotalHours is > 0 and var hours ? $"{hours}h" : "";
        if (given.Minutes > 0)
            text += $"{given.Minutes}m";
        if (given.Seconds > 0)
            text += $"{given.Seconds}s";
        return given.Milliseconds > 0 ? $"{text}{given.Milliseconds}ms" : text;
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Conditions(Utf8JsonWriter json, string name, IReadOnlyList<JobCondition> conditions)
    {
        if (conditions.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            if (condition.Value is null)
            {
                json.WriteStringValue(condition.Kind);
                continue;
            }

            json.WriteStartObject();
            json.WriteString(condition.Kind!, condition.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

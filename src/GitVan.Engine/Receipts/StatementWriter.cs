using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Writes a statement as one line of JSON. By hand, because this is on the path of every commit and the serializer's own description of these types
/// costs a millisecond to build; <see cref="ReceiptJson"/> reads it back, and a test holds the two together.
/// </summary>
internal static class StatementWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Statement statement)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("_type"u8, statement.Type);
        json.WriteStartArray("subject"u8);
        foreach (var subject in statement.Subject)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, subject.Name);
            json.WriteStartObject("digest"u8);
            foreach (var (algorithm, id) in subject.Digest)
                json.WriteString(algorithm, id);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("predicateType"u8, statement.PredicateType);
        json.WriteStartObject("predicate"u8);
        WritePredicate(json, statement.Predicate);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WritePredicate(Utf8JsonWriter json, ReceiptPredicate predicate)
    {
        json.WriteNumber("seq"u8, predicate.Seq);
        json.WriteString("writer"u8, predicate.Writer);
        json.WriteString("runId"u8, predicate.RunId);
        json.WriteString("cause"u8, predicate.Cause);

        json.WriteStartObject("job"u8);
        json.WriteString("id"u8, predicate.Job.Id);
        json.WriteString("name"u8, predicate.Job.Name);
        WriteOptional(json, "version"u8, predicate.Job.Version);
        json.WriteString("digest"u8, predicate.Job.Digest);
        json.WriteString("kind"u8, predicate.Job.Kind);
        json.WriteEndObject();

        json.WriteStartObject("trigger"u8);
        json.WriteString("kind"u8, predicate.Trigger.Kind);
        WriteOptional(json, "name"u8, predicate.Trigger.Name);
        if (predicate.Trigger.Args is { } args)
        {
            json.WriteStartArray("args"u8);
            foreach (var arg in args)
                json.WriteStringValue(arg);
            json.WriteEndArray();
        }

        WriteOptional(json, "job"u8, predicate.Trigger.Job);
        WriteOptional(json, "result"u8, predicate.Trigger.Result?.Word());
        json.WriteEndObject();
        WriteOptional(json, "inputs"u8, predicate.Inputs);
        json.WriteString("started"u8, predicate.Started);
        json.WriteString("finished"u8, predicate.Finished);
        json.WriteString("result"u8, predicate.Result.Word());
        WriteOptional(json, "exitCode"u8, predicate.ExitCode);
        WriteOptional(json, "reason"u8, predicate.Reason);
        json.WriteNumber("attempts"u8, predicate.Attempts);
        json.WriteNumber("cpuMs"u8, predicate.CpuMs);
        json.WriteNumber("peakMemoryBytes"u8, predicate.PeakMemoryBytes);
        WriteOptional(json, "leftBehind"u8, predicate.LeftBehind);

        json.WriteStartObject("output"u8);
        json.WriteNumber("bytes"u8, predicate.Output.Bytes);
        WriteOptional(json, "tail"u8, predicate.Output.Tail);
        WriteOptional(json, "blob"u8, predicate.Output.Blob);
        json.WriteEndObject();
        WriteOptional(json, "message"u8, predicate.Message);
        WriteOptional(json, "data"u8, predicate.Data);
        WriteCalls(json, predicate);
        WriteArtifacts(json, predicate);
        if (predicate.Fence is { } fence)
        {
            json.WriteStartObject("fence"u8);
            json.WriteString("lock"u8, fence.Lock);
            json.WriteNumber("token"u8, fence.Token);
            json.WriteEndObject();
        }

        json.WriteString("host"u8, predicate.Host);
    }

    private static void WriteCalls(Utf8JsonWriter json, ReceiptPredicate predicate)
    {
        if (predicate.Calls is { } calls)
        {
            json.WriteStartArray("calls"u8);
            foreach (var call in calls)
            {
                json.WriteStartObject();
                json.WriteString("method"u8, call.Method);
                json.WriteNumber("count"u8, call.Count);
                WriteOptional(json, "target"u8, call.Target);
                WriteOptional(json, "failed"u8, call.Failed);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteOptional(json, "callsOmitted"u8, predicate.CallsOmitted);
    }

    private static void WriteArtifacts(Utf8JsonWriter json, ReceiptPredicate predicate)
    {
        if (predicate.Artifacts is not { } artifacts)
            return;
        json.WriteStartArray("artifacts"u8);
        foreach (var artifact in artifacts)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, artifact.Name);
            json.WriteString("path"u8, artifact.Path);
            json.WriteString("sha256"u8, artifact.Sha256);
            json.WriteNumber("size"u8, artifact.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, JsonObject? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}

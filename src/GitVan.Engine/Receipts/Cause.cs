using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>Tells whether two runs would be the same run, for triggers that may be delivered twice.</summary>
internal static class Cause
{
    /// <summary>A SHA-256 over job, trigger, subject and inputs. Not over what was redacted of them: two runs that differ in a secret are two.</summary>
    public static string Of(Run run)
    {
        string[] trigger = run.Trigger switch
        {
            Trigger.Hook hook => [hook.Name, .. hook.Arguments],
            Trigger.Job job => [job.Event, job.Id.Value, .. job.Result is { } result ? [result.Word()] : Array.Empty<string>()],
            _ => [],
        };
        string[] parts = [run.Job.Id.Value, run.JobDigest, run.Trigger.Kind, .. trigger, run.Subject.Id.ToString(), .. InputsOf(run)];
        return Sha256.Hex(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
    }

    // In one order, whatever order they were given in.
    private static IEnumerable<string> InputsOf(Run run) => run.Inputs is { } inputs
        ? inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => $"{input.Key}={input.Value?.ToJsonString() ?? "null"}")
        : [];
}

using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>The engine said no to a call. Thrown by every method of a composable.</summary>
/// <param name="code">Why.</param>
/// <param name="message">One line.</param>
/// <example>
/// <code>
/// try
/// {
///     await UseLock().AcquireAsync("deploy", ct: ct);
/// }
/// catch (JobException e) when (e.Code == JobErrorCode.Locked)
/// {
///     return JobResult.Failure($"{e.Data.GetProperty("owner")} is deploying");
/// }
/// </code>
/// </example>
public sealed class JobException(JobErrorCode code, string message) : GitVanException(message, GitVan.ExitCode.JobFailed)
{
    /// <summary>Why.</summary>
    public JobErrorCode Code { get; } = code;

    /// <summary>More about it, as the method says: for git <c>exitCode</c> and <c>stderr</c>, for a conflict <c>paths</c>, for a lock <c>owner</c>, <c>host</c>
    /// and <c>since</c>. An empty object where there is no more.</summary>
    public new JsonElement Data { get; init; } = Answer.Nothing;

    internal static JobException Read(JsonElement error)
    {
        var data = error.FindJson("data");
        return new JobException((JobErrorCode)error.Number("code"), error.Text("message"))
        {
            Hint = data?.FindText("hint"),
            Data = data ?? Answer.Nothing,
        };
    }
}

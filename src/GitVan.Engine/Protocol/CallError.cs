using System.Text.Json.Nodes;
using GitVan.Engine.Git;

namespace GitVan.Engine.Protocol;

/// <summary>The error a call is answered with.</summary>
internal sealed record CallError(int Code, string Message, JsonObject? Data = null)
{
    private const int LongestMessage = 4096;

    /// <summary>Characters of what git wrote, the end of it.</summary>
    private const int LongestOutput = 16 * 1024;

    public static CallError Of(Exception why)
    {
        var error = Read(why);
        return error with { Message = ShortLine.Of(error.Message, LongestMessage) };
    }

    private static CallError Read(Exception why) => why switch
    {
        CallException call => new(call.Code, call.Message, WithHint(call.Details, call.Hint)),
        GitFailedException git => new(CallException.Failed, git.Message, new JsonObject { ["exitCode"] = git.Result.ExitCode, ["stderr"] = End(git.Result.Error) }),
        GitVanException mistake => new(mistake.ExitCode is >= CallException.Failed and <= CallException.Denied ? mistake.ExitCode : CallException.Failed, mistake.Message, WithHint(null, mistake.Hint)),
        OperationCanceledException => new(CallException.Failed, "the job has ended, or is to end"),
        UnauthorizedAccessException or IOException => new(CallException.Failed, why.Message),
        _ => new(CallException.Bug, "this is a bug in gitvan; please report it with what stands in data.stack", new JsonObject { ["stack"] = why.ToString() }),
    };

    private static JsonObject? WithHint(JsonObject? data, string? hint)
    {
        if (hint is null)
            return data;
        data = data is null ? [] : data.DeepClone().AsObject();
        data["hint"] = hint;
        return data;
    }

    private static string End(string text) => text.Length <= LongestOutput ? text : text[^LongestOutput..];
}

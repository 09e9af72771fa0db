using System.Text.Json;

namespace GitVan.Protocol;

/// <summary>A call that waits for its answer.</summary>
internal interface IPendingCall
{
    void Answer(JsonElement result);

    void Fail(Exception reason);
}

/// <param name="method">For messages.</param>
/// <param name="read">From the answer to what the caller gets; runs on the reading thread.</param>
internal sealed class PendingCall<T>(string method, Func<JsonElement, T> read)
    // The job's code must not run on the reading thread: it may block, and wait for another answer.
    : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), IPendingCall
{
    public void Answer(JsonElement result)
    {
        T value;
        try
        {
            value = read(result);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            SetException(new InvalidDataException($"the answer to {method} is not as docs/protocol.md has it: {e.Message}", e));
            return;
        }

        SetResult(value);
    }

    public void Fail(Exception reason) => SetException(reason);
}

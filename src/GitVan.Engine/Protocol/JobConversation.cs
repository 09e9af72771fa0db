using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Protocol;

/// <summary>The conversation with a job that runs: it greets, asks for what it needs, and gives its result.</summary>
/// <param name="context">What <c>hello</c> answers; asked for once the job has spoken.</param>
/// <param name="methods">What the job may ask for, by name; the same.</param>
/// <param name="log">Takes what the job says to people.</param>
/// <param name="progress">Takes how far the job is.</param>
/// <param name="calls">Takes what the job did.</param>
public sealed class JobConversation(
    Func<JsonObject> context,
    Func<IReadOnlyDictionary<string, Method>> methods,
    Action<LogLine> log,
    Action<Progress> progress,
    CallLog calls) : Conversation
{
    private const int MostWaiting = 64;
    private const int MostLines = 10_000, MostLogBytes = 16 * 1024 * 1024;
    private const int LongestMessage = 4096, LongestData = 64 * 1024;
    private static readonly string[] Levels = ["debug", "info", "warn", "error"];
    private static readonly string[] Statuses = ["success", "failure", "error"];

    /// <summary>What is answered here, with its parameters.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Own { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["hello"] = ["protocol", "sdk"],
        ["log"] = ["level", "message", "data"],
        ["progress"] = ["message", "done", "total"],
        ["result"] = ["status", "message", "data"],
    };

    private readonly Lazy<IReadOnlyDictionary<string, Method>> known = new(methods);
    private readonly SemaphoreSlim places = new(MostWaiting);
    private int lines;
    private long logBytes;

    /// <summary>The job speaks the protocol.</summary>
    public bool IsGreeted { get; private set; }

    /// <summary>What the job said of itself; null as long as it has not.</summary>
    public JobReport? Report { get; private set; }

    /// <summary>Log lines that were over the limit.</summary>
    public int LinesDropped { get; private set; }

    /// <summary>Tells the job that it is to end. Never waits for it.</summary>
    public void Cancel(string reason)
    {
        if (IsGreeted)
            Later(() => Notify("cancel", new JsonObject { ["reason"] = reason }));
    }

    /// <summary>Tells the job that a lock it holds is no longer its own.</summary>
    public void LockLost(string name, long token) => Later(() => Notify("lock.lost", new JsonObject { ["name"] = name, ["token"] = token }));

    public override void End()
    {
        base.End();
        for (var i = 0; i < MostWaiting; i++)
            places.Wait();
    }

    public override void Dispose()
    {
        base.Dispose();
        places.Dispose();
    }

    protected override void Take(Request request)
    {
        try
        {
            Answer(request);
        }
        catch (Exception e)
        {
            Refuse(request.Id, e);
        }
    }

    private void Answer(Request request)
    {
        var call = new Call(request.Parameters);
        switch (request.Method)
        {
            case "hello":
                Answer(request.Id, Greet(call));
                break;
            case var method when !IsGreeted:
                throw Invalid($"{Excerpt.Of(method)} came before 'hello'", "say hello first");
            case var method when Report is not null:
                throw Invalid($"{Excerpt.Of(method)} came after 'result'", "give the result last");
            case "log":
                Log(call);
                Answer(request.Id, null);
                break;
            case "progress":
                call.Refuse("progress", Own["progress"]);
                progress(new Progress(call.FindText("message"), call.FindNumber("done"), call.FindNumber("total")));
                Answer(request.Id, null);
                break;
            case "result":
                Report = ReadReport(call);
                Answer(request.Id, null);
                break;
            case var method when !known.Value.ContainsKey(method):
                var nearest = Suggestion.Nearest(method, [.. known.Value.Keys, .. Own.Keys]);
                throw new CallException(CallException.UnknownMethod, $"there is no method {Excerpt.Of(method)}") { Hint = nearest is null ? "see docs/protocol.md" : $"did you mean '{nearest}'?" };
            case var method when request.Id is null:
                log(new LogLine("warn", $"{method} came without an id, which only log and progress may; it was not done"));
                break;
            default:
                Begin(known.Value[request.Method], request.Id, call);
                break;
        }
    }

    private JsonObject Greet(Call call)
    {
        if (IsGreeted)
            throw Invalid("'hello' came twice", "say it once, first");
        call.Refuse("hello", Own["hello"]);
        if (call.FindNumber("protocol") is var version and not 1)
            throw new CallException(CallException.Mistake, $"protocol is {version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}, expected 1") { Hint = "use the job's library of this gitvan" };
        IsGreeted = true;
        return context();
    }

    private void Begin(Method method, JsonNode id, Call call)
    {
        if (!method.Waits)
        {
            Run(method, id, call);
            return;
        }

        places.Wait();
        Later(() =>
        {
            try
            {
                Run(method, id, call);
            }
            finally
            {
                places.Release();
            }
        });
    }

    private void Run(Method method, JsonNode id, Call call)
    {
        try
        {
            call.Refuse(method.Name, method.Parameters);
            var answer = method.Answer(call);
            calls.Add(method, call.Target, failed: false);
            Answer(id, answer);
        }
        catch (Exception e)
        {
            calls.Add(method, call.Target, failed: true);
            Refuse(id, e);
        }
    }

    private void Log(Call call)
    {
        call.Refuse("log", Own["log"]);
        var (level, message, data) = (call.Word("level", Levels, "info"), call.Text("message"), call.Find("data")?.ToJsonString());
        logBytes += message.Length + (data?.Length ?? 0);
        if (lines == MostLines || logBytes > MostLogBytes)
        {
            LinesDropped++;
            return;
        }

        lines++;
        log(new LogLine(level, data is null ? message : $"{message} {data}"));
    }

    private static JobReport ReadReport(Call call)
    {
        call.Refuse("result", Own["result"]);
        if (!call.Has("status"))
            throw Call.Missing("status", string.Join(" or ", Statuses.Select(one => $"'{one}'")));
        var status = call.Word("status", Statuses, "");
        var data = call.FindObject("data");
        if (data is not null && Encoding.UTF8.GetByteCount(data.ToJsonString()) is > LongestData and var size)
            throw Call.Wrong($"data has {size} bytes, expected at most {LongestData}", "write it to a file, and name that as an artifact");
        return new JobReport(status == "success", call.FindText("message") is { } text ? ShortLine.Of(text, LongestMessage) : null, data?.DeepClone().AsObject());
    }

    private static CallException Invalid(string message, string hint) => new(CallException.InvalidRequest, message) { Hint = hint };

    private static void Later(Action action) => new Thread(() => action()) { IsBackground = true, Name = "call" }.Start();
}

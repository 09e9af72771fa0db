using System.Text.Json.Nodes;

namespace GitVan.Engine.Protocol;

/// <summary>The conversation with a program that only says what jobs, or what configuration, some files hold.</summary>
public sealed class DescribeConversation : Conversation
{
    /// <summary>What is answered here, with its parameters.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Own { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["describe"] = ["file", "files", "job", "config", "error"],
        ["describing"] = ["file"],
    };

    private readonly List<Description> found = [];

    /// <summary>What was described, in order.</summary>
    public IReadOnlyList<Description> Found => found;

    /// <summary>The file that was begun and not described: the program died over it, or hangs.</summary>
    public string? Begun { get; private set; }

    protected override void Take(Request request)
    {
        var call = new Call(request.Parameters);
        try
        {
            switch (request.Method)
            {
                case "describing":
                    call.Refuse("describing", Own["describing"]);
                    Begun = call.Text("file");
                    break;
                case "describe":
                    found.Add(Read(call));
                    Begun = null;
                    break;
                default:
                    throw new CallException(CallException.InvalidRequest, "only 'describe' is answered where GITVAN_DESCRIBE is set") { Hint = "describe the job, and end" };
            }

            Answer(request.Id, null);
        }
        catch (GitVanException e)
        {
            Refuse(request.Id, e);
        }
    }

    private static Description Read(Call call)
    {
        call.Refuse("describe", Own["describe"]);
        var error = call.FindObject("error") is { } map ? new Call(map) : null;
        return new Description
        {
            File = call.FindText("file"),
            Files = call.Texts("files"),
            Job = call.FindObject("job")?.DeepClone().AsObject(),
            Config = call.FindObject("config")?.DeepClone().AsObject(),
            Error = error is null ? null : new DescriptionError(error.Text("message"), error.FindNumber("line"), error.FindNumber("column")),
        };
    }
}

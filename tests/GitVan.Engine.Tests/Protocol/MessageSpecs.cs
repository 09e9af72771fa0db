using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Protocol;

public sealed class MessageSpecs
{
    [Fact]
    public void Messages_are_lines_however_they_arrive()
    {
        Assert.Equal(["one", "", "two", "é"], Read(job =>
        {
            job.Send("on"u8);
            job.Send("e\n\ntwo\n"u8);
            job.Send("é"u8[..1]);
            job.Send("é\nnever ended"u8[1..]);
        }));
    }

    [Theory, InlineData(16 * 1024), InlineData(16 * 1024 - 1), InlineData(100_000), InlineData(MessageReader.LongestMessage - 1)]
    public void Lines_of_any_length_up_to_the_limit_are_whole(int length)
    {
        var line = new string('x', length);
        var lines = Read(job =>
        {
            job.Send(line);
            job.Send("next");
            job.Send(line);
        });
        Assert.Equal([length, 4, length], lines.Select(one => one.Length));
    }

    [Fact]
    public void A_line_over_the_limit_ends_it()
    {
        Assert.Equal(["before"], Read(
            job =>
            {
                job.Send("before");
                job.Send(new byte[MessageReader.LongestMessage]);
            },
            isOverlong: true));
    }

    [Fact]
    public void An_answer_over_the_limit_is_refused_and_the_next_is_not()
    {
        using var channel = new ChildChannel(_ => { });
        using var job = new JobEnd(channel);
        var writer = new MessageWriter(channel);
        writer.Answer(JsonValue.Create("a"), new string('x', MessageReader.LongestMessage));
        writer.Answer(JsonValue.Create(2), null);
        writer.Notify("cancel", new JsonObject { ["reason"] = "a\nb \ud800" });
        var refused = job.Read()!;
        Assert.Equal("a", (string?)refused["id"]);
        Assert.Equal(1, (int?)refused["error"]!["code"]);
        Assert.Equal("""{"jsonrpc":"2.0","id":2,"result":null}""", job.Read()!.ToJsonString());
        Assert.Equal("a\nb \ufffd", (string?)job.Read()!["params"]!["reason"]);
    }

    [Fact]
    public void Answers_from_many_threads_stay_apart()
    {
        using var channel = new ChildChannel(_ => { });
        using var job = new JobEnd(channel);
        var writer = new MessageWriter(channel);
        var threads = Enumerable.Range(0, 8).Select(n => new Thread(() =>
        {
            for (var i = 0; i < 100; i++)
                writer.Answer(JsonValue.Create(n), new string((char)('a' + n), 1000 * n));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        var counts = new int[8];
        for (var i = 0; i < 800; i++)
        {
            var message = job.Read()!;
            var n = (int)message["id"]!;
            Assert.Equal(new string((char)('a' + n), 1000 * n), (string?)message["result"]);
            counts[n]++;
        }

        Assert.All(counts, count => Assert.Equal(100, count));
        threads.ForEach(thread => thread.Join());
    }

    [Fact]
    public void Nothing_is_written_to_a_closed_channel()
    {
        var channel = new ChildChannel(_ => { });
        var writer = new MessageWriter(channel);
        writer.Close();
        writer.Close();
        writer.Notify("cancel", []);
    }

    private static List<string> Read(Action<JobEnd> send, bool isOverlong = false)
    {
        using var channel = new ChildChannel(_ => { });
        using var job = new JobEnd(channel);
        var sender = new Thread(() =>
        {
            send(job);
            job.Close();
        });
        sender.Start();
        var reader = new MessageReader(channel);
        List<string> lines = [];
        while (reader.TryRead(out var message))
            lines.Add(Encoding.UTF8.GetString(message.Span));
        Assert.Equal(isOverlong, reader.IsOverlong);
        sender.Join();
        return lines;
    }
}

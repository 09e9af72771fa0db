using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class NoteSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_job_keeps_its_own_notes()
    {
        var first = temp.Commit("a");
        using var calls = new JobCalls(temp);
        var second = temp.Commit("b");
        Assert.Equal("null", calls.Say("notes.read"));
        Assert.Equal("false", calls.Say("notes.remove"));
        calls.Ask("notes.append", "{'text': 'one'}");
        Assert.Equal(first, calls.Target);
        calls.Ask("notes.append", "{'text': 'two é\\n'}");
        calls.Ask("notes.write", "{'text': 'head', 'object': 'HEAD'}");
        Assert.Equal("'one\\ntwo é'", calls.Say("notes.read"));
        Assert.Equal("one\ntwo é", temp.Git("notes", "--ref=gitvan/notes", "show", first));
        Assert.Equal(
            string.Join(',', new[] { (first, "one\\ntwo é"), (second, "head") }.OrderBy(note => note.Item1, StringComparer.Ordinal).Select(note => $"{{'object':'{note.Item1}','text':'{note.Item2}'}}")),
            calls.Say("notes.list").Trim('[', ']'));
        Assert.Equal("true", calls.Say("notes.remove"));
        Assert.Equal("null", calls.Say("notes.read"));
        Assert.Equal("'head'", calls.Say("notes.read", "{'object': 'HEAD'}"));
    }

    [Fact]
    public void Before_the_first_commit_there_is_nothing_to_note()
    {
        using var calls = new JobCalls(temp);
        Assert.Equal(CallException.Mistake, calls.Fail("notes.write", "{'text': 'x'}").Code);
    }

    [Fact]
    public void Many_writers_at_once_lose_nothing()
    {
        temp.Commit();
        Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).ForAll(writer =>
        {
            using var calls = new JobCalls(temp);
            for (var i = 0; i < 5; i++)
                calls.Ask("notes.append", $"{{'text': '{writer}-{i}'}}");
        });
        using var reader = new JobCalls(temp);
        var lines = ((string)reader.Ask("notes.read")!).Split('\n');
        Assert.Equal(Enumerable.Range(0, 8).SelectMany(writer => Enumerable.Range(0, 5).Select(i => $"{writer}-{i}")), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_persons_notes_are_as_git_writes_them()
    {
        temp.Commit("a");
        using var calls = new JobCalls(temp);
        calls.Ask("git.addNote", "{'text': 'one'}");
        Assert.Equal(CallException.Failed, calls.Fail("git.addNote", "{'text': 'two'}").Code);
        calls.Ask("git.appendNote", "{'text': 'two'}");
        temp.Git("notes", "append", "-m", "three");
        Assert.Equal("'one\\n\\ntwo\\n\\nthree'", calls.Say("git.note"));
        calls.Ask("git.addNote", "{'text': 'other', 'force': true}");
        Assert.Equal("other", temp.Git("notes", "show"));
        Assert.Equal("Ada", temp.Git("log", "-1", "--format=%cn", "refs/notes/commits"));
        calls.Ask("git.addNote", "{'text': 'on a file', 'object': 'HEAD:a', 'ref': 'mine'}");
        Assert.Equal("on a file", temp.Git("notes", "--ref=mine", "show", "HEAD:a"));
        calls.Ask("git.addNote", "{'text': 'again', 'object': 'HEAD:a', 'ref': 'refs/notes/mine', 'force': true}");
        Assert.Equal($"[{{'object':'{temp.Git("rev-parse", "HEAD:a")}','note':'again'}}]", calls.Say("git.notes", "{'ref': 'mine'}"));
        Assert.Equal("true", calls.Say("git.removeNote", "{'object': 'HEAD:a', 'ref': 'mine'}"));
        Assert.Equal("null", calls.Say("git.note", "{'object': 'HEAD:a', 'ref': 'mine'}"));
    }
}

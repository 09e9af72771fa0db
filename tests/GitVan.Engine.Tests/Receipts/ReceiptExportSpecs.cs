using System.Text.Json;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Tests.Receipts;

public sealed class ReceiptExportSpecs
{
    private static readonly ObjectId Commit = ObjectId.Parse(new string('c', 40));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a\rb", "\"a\rb\"")]
    public void Csv_is_quoted_and_can_hold_no_formula(string reason, string expected)
    {
        string[] rows = [.. ReceiptExport.Csv([Of(Runs.Of(Commit) with { Reason = reason })])];
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("receipt,finished,started,durationMs,job,name,", rows[0], StringComparison.Ordinal);
        Assert.Contains($",check,Check,,success,0,{expected},,person,{Commit},,", rows[1], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.EndsWith("\r\n", row, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_is_one_list_of_whole_receipts()
    {
        Assert.Equal("[]\n", string.Concat(ReceiptExport.Json([])));
        var list = JsonElement.Parse(string.Concat(ReceiptExport.Json([Of(Runs.Full(Commit)), Of(Runs.Told(Commit))])));
        Assert.Equal(["db:migrate", "check"], list.EnumerateArray().Select(one => one.GetProperty("statement").GetProperty("predicate").GetProperty("job").GetProperty("id").GetString()));
    }

    [Fact]
    public void Statistics_are_by_job_and_by_nearest_rank()
    {
        var runs = Enumerable.Range(1, 20).Select(i => Runs.Of(Commit, i) with { Finished = Runs.Start.AddMilliseconds(i), Result = i is 3 or 20 ? RunResult.Timeout : RunResult.Success });
        Assert.Equal(
            [new JobStatistics("check", 20, 18, 2, 10, 19, "timeout", Runs.Start.AddMilliseconds(20)), new JobStatistics("db:migrate", 1, 0, 1, 1234, 1234, "timeout", Runs.Start.AddMilliseconds(1234))],
            JobStatistics.Of([Of(Runs.Full(Commit)), .. runs.Reverse().Select(Of)]));
        Assert.Empty(JobStatistics.Of([]));
    }

    [Theory]
    [InlineData("MIGRATE", true)]
    [InlineData("main <é>", true)]
    [InlineData("lock.acquire", true)]
    [InlineData("report é", true)]
    [InlineData("twelve", true)]
    [InlineData("\"changed\":12", true)]
    [InlineData("exitCode", false)]
    public void A_search_looks_at_what_receipts_tell(string text, bool expected) =>
        Assert.Equal(expected, new ReceiptQuery { Text = text }.Matches(Of(Runs.Told(Commit) with { Job = Runs.Full(Commit).Job })));

    private static Receipt Of(Run run) =>
        new(Commit, null, ObjectFormat.Sha1.EmptyTree, WaitingReceipt.Of(run, "host.example", new Redaction(new Dictionary<string, string>(), [])).Placed("0123456789abcdef", 1));
}

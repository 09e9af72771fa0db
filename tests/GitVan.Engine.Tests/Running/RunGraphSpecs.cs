using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Running;

namespace GitVan.Engine.Tests.Running;

public sealed class RunGraphSpecs
{
    [Fact]
    public void Jobs_run_one_after_another_whatever_becomes_of_them() =>
        Assert.Equal("a; b; c", Played(new JobGroup { Members = [One("a"), One("b"), One("c")] }, "abc", failing: "a"));

    [Fact]
    public void Parallel_jobs_start_together() =>
        Assert.Equal("a b c", Played(new JobGroup { Parallel = true, Members = [One("a"), One("b"), One("c")] }, "abc"));

    [Fact]
    public void A_piped_job_that_fails_skips_all_after_it() =>
        Assert.Equal("a; b; -c; -d", Played(new JobGroup { Piped = true, Members = [One("a"), One("b"), One("c"), One("d")] }, "abcd", failing: "b"));

    [Fact]
    public void A_group_of_a_piped_order_fails_with_any_of_its_jobs()
    {
        var inner = new JobGroup { Parallel = true, Members = [One("a"), One("b")] };
        Assert.Equal("a b; -c", Played(new JobGroup { Piped = true, Members = [new JobMember.Group(inner), One("c")] }, "abc", failing: "a"));
    }

    [Fact]
    public void What_is_needed_comes_first() =>
        Assert.Equal("d; b c; a", Played(new JobGroup { Parallel = true, Members = [One("a"), One("b"), One("c"), One("d")] }, "abcd", needs: "a:b a:c b:d c:d"));

    [Fact]
    public void A_job_that_needs_a_failed_one_is_skipped_and_so_is_what_needs_it() =>
        Assert.Equal("c; -b; -a", Played(new JobGroup { Parallel = true, Members = [One("a"), One("b"), One("c")] }, "abc", needs: "a:b b:c", failing: "c"));

    [Fact]
    public void An_order_holds_over_jobs_that_do_not_run()
    {
        Assert.Equal("a; c", Played(new JobGroup { Members = [One("a"), One("b"), One("c")] }, "ac"));
        Assert.Equal("a; -c", Played(new JobGroup { Piped = true, Members = [One("a"), One("b"), One("c")] }, "ac", failing: "a"));
        var nothing = new JobMember.Group(new JobGroup());
        Assert.Equal("a; c", Played(new JobGroup { Members = [One("a"), nothing, One("c")] }, "ac"));
    }

    [Fact]
    public void Jobs_of_files_come_after_the_command_jobs() =>
        Assert.Equal("b; a; c", Played(new JobGroup { Members = [One("b")] }, "abc"));

    [Fact]
    public void Groups_of_the_same_order_wait_for_each_other_as_one()
    {
        var first = new JobGroup { Name = "g", Members = [One("a"), One("b")] };
        var order = new JobGroup { Parallel = true, Members = [new JobMember.Group(first), One("c"), One("d")] };
        Assert.Equal("a c; b; d", Played(order, "abcd", needs: "d:g"));
    }

    [Theory]
    [InlineData(true, "a:a", "a → a")]
    [InlineData(true, "a:b b:a", "a → b → a")]
    [InlineData(true, "a:b b:c c:b", "b → c → b")]
    [InlineData(false, "a:c", "a → c → b → a")]
    public void A_circle_is_told_with_its_path(bool parallel, string needs, string path)
    {
        var group = new JobGroup { Parallel = parallel, Members = [One("a"), One("b"), One("c")] };
        var error = Assert.Throws<GitVanException>(() => JobOrder.Check(Jobs("abc", needs), group));
        Assert.EndsWith($"'needs' goes in a circle: {path}", error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"here:{path[0]}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_jobs_that_need_one_another_in_a_row_are_fine()
    {
        List<Job> jobs = [.. Enumerable.Range(0, 10_000).Select(i => Job($"j{i}", i == 0 ? [] : [$"x:j{i - 1}"]))];
        JobOrder.Check(jobs, new JobGroup { Parallel = true });
        jobs[0] = Job("j0", ["x:j9999"]);
        Assert.Throws<GitVanException>(() => JobOrder.Check(jobs, new JobGroup { Parallel = true }));
    }

    private static JobMember.One One(string name) => new(new JobId($"x:{name}"));

    private static Job Job(string name, IReadOnlyList<string> needs) =>
        new() { Id = new JobId($"x:{name}"), Name = name, Program = new JobProgram.Line("true"), Origin = $"here:{name}", Needs = needs };

    private static List<Job> Jobs(string names, string needs)
    {
        var pairs = needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).ToLookup(pair => pair[0], pair => pair[1]);
        return [.. names.Select(name => Job($"{name}", [.. pairs[$"{name}"]]))];
    }

    /// <summary>Starts all that may start, then ends all that runs, and so on: what started at once stands between the semicolons.</summary>
    private static string Played(JobGroup group, string names, string needs = "", string failing = "")
    {
        var graph = new RunGraph(JobOrder.Of(Jobs(names, needs), group));
        List<string> rounds = [];
        while (!graph.IsDone)
        {
            List<RunStep> round = [];
            while (graph.Take(_ => true) is { } step)
                round.Add(step);
            foreach (var step in round)
                graph.End(step.Place, step.FailedJob ?? (failing.Contains(step.Place.Name!, StringComparison.Ordinal) ? step.Place.Name : null));
            if (round.Count == 0)
                break;
            rounds.Add(string.Join(' ', round.Select(step => (step.Skip is null ? "" : "-") + step.Place.Name)));
        }

        return string.Join("; ", rounds);
    }
}

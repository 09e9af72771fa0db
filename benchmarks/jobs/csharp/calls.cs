#:package GitVan@2.*
using System.Diagnostics;
using GitVan;
using static GitVan.Composables;

const int calls = 1000;

return await DefineJob(new()
{
    Run = async (context, ct) =>
    {
        var git = UseGit();
        await git.RootAsync(ct);

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            await git.RootAsync(ct);
        var root = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            context.Log.Info("a line");
        // It is answered behind all of them.
        await git.RootAsync(ct);
        var log = Stopwatch.GetElapsedTime(start);

        Console.WriteLine(FormattableString.Invariant($"{root.TotalMicroseconds / calls:F1} {log.TotalMicroseconds / calls:F1}"));
        return JobResult.Success();
    },
});

using System.Runtime.InteropServices;

namespace GitVan.Cli;

/// <summary>
/// Lets a test end the process as <c>kill -9</c> would at a named step: <c>GITVAN_TEST_KILL_AT="ref moved"</c>. That nothing is lost then is
/// a promise, and a promise is tested on the executable people run.
/// </summary>
internal static partial class FaultPoint
{
    public const string Variable = "GITVAN_TEST_KILL_AT";

    [LibraryImport("libc", EntryPoint = "raise")]
    private static partial int Raise(int signal);

    public static Action<string> From(IReadOnlyDictionary<string, string> environment) =>
        environment.TryGetValue(Variable, out var step) ? reached => KillAt(step, reached) : _ => { };

    private static void KillAt(string step, string reached)
    {
        const int kill = 9;
        if (step == reached)
            Raise(kill);
    }
}

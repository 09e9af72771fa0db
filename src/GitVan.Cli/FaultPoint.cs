using System.Runtime.InteropServices;

namespace GitVan.Cli;

/// <summary>
/// Lets a test end the process as <c>kill -9</c> would at a named step: <c>GITVAN_TEST_KILL_AT="ref moved"</c>. That nothing is lost then is
/// a promise, and a promise is tested on the executable people run. <c>GITVAN_TEST_INTERRUPT_AT</c> is ten times Ctrl-C.
/// </summary>
internal static partial class FaultPoint
{
    public const string Variable = "GITVAN_TEST_KILL_AT", InterruptVariable = "GITVAN_TEST_INTERRUPT_AT";

    [LibraryImport("libc", EntryPoint = "raise")]
    private static partial int Raise(int signal);

    public static Action<string> From(IReadOnlyDictionary<string, string> environment)
    {
        const int kill = 9, interrupt = 2;
        if (environment.TryGetValue(Variable, out var step))
            return reached => RaiseAt(step, reached, kill, 1);
        return environment.TryGetValue(InterruptVariable, out step) ? reached => RaiseAt(step, reached, interrupt, 10) : _ => { };
    }

    private static void RaiseAt(string step, string reached, int signal, int times)
    {
        for (var i = 0; step == reached && i < times; i++)
            Raise(signal);
    }
}

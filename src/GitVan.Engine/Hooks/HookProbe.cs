namespace GitVan.Engine.Hooks;

/// <summary>
/// How <c>gitvan doctor</c> has git itself run a hook without running anything behind it: with this variable set, <c>gitvan hook &lt;name&gt;</c>
/// counts the hook's jobs, answers with one line and ends, before any job or kept hook.
/// </summary>
public static class HookProbe
{
    public const string Variable = "GITVAN_PROBE";

    /// <summary>The line. It is printed always, so that a variable somebody forgot is seen.</summary>
    public static string Answer(string hook, int jobs) =>
        $"gitvan: {hook} was reached and has {(jobs == 1 ? "1 job" : $"{jobs} jobs")}; nothing ran, because {Variable} is set";
}

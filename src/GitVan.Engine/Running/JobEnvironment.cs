using System.Globalization;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>The environment variables a job sees; <c>docs/jobs.md</c> lists what we add.</summary>
internal static class JobEnvironment
{
    public const string RunVariable = "GITVAN_RUN_ID";

    /// <summary>Tells apart the batches of one run that run at the same time.</summary>
    public const string BatchVariable = "GITVAN_BATCH";

    /// <exception cref="GitVanException">The inputs are not what the job takes.</exception>
    public static Dictionary<string, string> For(Job job, RunId run, Trigger trigger, RunContext context, JsonObject? inputs = null)
    {
        var environment = GitEnvironment.ForJob(context.Environment, context.Repository);
        environment["PATH"] = ProgramPath.SearchPath(environment);
        environment["GITVAN_JOB"] = job.Id.Value;
        environment[RunVariable] = run.Value;
        environment["GITVAN_ROOT"] = context.Repository.Root;
        InputVariables.Replace(environment, InputSchema.Check(job.Inputs, inputs));
        new RunAncestry(context).AddTo(environment, job);
        if (trigger is Trigger.Hook hook)
        {
            environment["GITVAN_HOOK"] = hook.Name;
            environment["GITVAN_HOOK_ARGS"] = string.Join('\n', hook.Arguments);
            environment["GITVAN_HOOK_ARGC"] = hook.Arguments.Count.ToString(CultureInfo.InvariantCulture);
            for (var i = 0; i < hook.Arguments.Count; i++)
                environment[$"GITVAN_HOOK_ARG_{i + 1}"] = hook.Arguments[i];
        }

        foreach (var (name, value) in job.Environment)
            environment[name] = value;
        return environment;
    }
}

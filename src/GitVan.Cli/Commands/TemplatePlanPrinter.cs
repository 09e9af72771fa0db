using System.Text;
using GitVan.Engine.Templating;

namespace GitVan.Cli.Commands;

/// <summary>Plans for people: a line for each operation, and its difference below.</summary>
internal static class TemplatePlanPrinter
{
    /// <returns>1 where the plan has a conflict.</returns>
    public static int Show(App app, Plan plan)
    {
        if (app.Screen.Json)
        {
            app.Screen.Line(PlanJson.Write(plan).ToJsonString());
        }
        else
        {
            foreach (var operation in plan.Operations)
            {
                app.Screen.Line(Line(operation));
                if (operation is { Changes: true, Content: { } content } && operation.Kind != PlanOperation.Chmod)
                    app.Screen.Text(UnifiedDiff.Write(operation.Path!, operation.Original, content));
            }

            if (plan.Operations.Count == 0)
                app.Screen.Note("nothing to do");
        }

        return plan.Conflicts.Any() ? ExitCode.JobFailed : ExitCode.Ok;
    }

    public static void Summary(App app, Plan plan)
    {
        if (app.Screen.Json)
        {
            app.Screen.Line(PlanJson.Write(plan).ToJsonString());
            return;
        }

        foreach (var operation in plan.Operations)
            app.Screen.Line(Line(operation));
        if (!plan.Changes)
            app.Screen.Note("nothing to do");
    }

    private static string Line(PlanOperation operation)
    {
        var text = new StringBuilder(operation.Conflict is not null ? "conflict" : operation.Changes ? operation.Kind : "keep");
        text.Append(' ').Append(operation.Path ?? string.Join(' ', operation.Command)).Append(": ").Append(operation.Conflict ?? operation.Reason);
        return Terminal.Screen.Harmless(text.ToString());
    }
}

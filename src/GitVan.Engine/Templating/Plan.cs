namespace GitVan.Engine.Templating;

/// <summary>
/// What templates would change, in the order it is done: programs that come before, files, programs that come after. The same templates, values and files
/// give the same plan.
/// </summary>
public sealed record Plan(IReadOnlyList<string> Templates, IReadOnlyList<PlanOperation> Operations)
{
    public IEnumerable<PlanOperation> Conflicts => Operations.Where(operation => operation.Conflict is not null);

    public bool Changes => Operations.Any(operation => operation.Changes);
}

using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>Why it ran.</summary>
/// <param name="Kind"><c>hook</c>, <c>job</c> or <c>person</c>.</param>
/// <param name="Name">The hook's name; <c>job:before</c>, <c>job:after</c> or <c>job:error</c>.</param>
/// <param name="Args">The hook's arguments as git gave them.</param>
/// <param name="Job">The other job's id.</param>
/// <param name="Result">How the other job's run ended.</param>
public sealed record ReceiptTrigger(string Kind, string? Name = null, IReadOnlyList<string>? Args = null, string? Job = null, RunResult? Result = null);

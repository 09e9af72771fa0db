using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>A process that has a receipt to write finds a slot to write it from.</summary>
internal static class WriterCheck
{
    public const string Name = "writers";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var slots = WriterSlot.Examine(context.Repository);
        if (slots.Broken.Count > 0)
        {
            return slots.Broken.Select(path => new CheckResult(
                Name, CheckStatus.Fail, $"{context.Display(path)} can't be opened for writing, so no receipt can be kept", $"move it away, or make it a file of yours that you may write: mv {CheckContext.Quote(path)} ~/"));
        }

        return slots.Taken >= WriterSlot.Count
            ? [new CheckResult(Name, CheckStatus.Warn, $"all {WriterSlot.Count} slots are taken, so receipts wait in files", "look for gitvan processes that hang: ps -ef | grep gitvan")]
            : [new CheckResult(Name, CheckStatus.Ok, $"{slots.Known} {(slots.Known == 1 ? "slot" : "slots")}, {slots.Taken} in use now")];
    }
}

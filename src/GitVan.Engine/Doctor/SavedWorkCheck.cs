using GitVan.Engine.Staging;

namespace GitVan.Engine.Doctor;

/// <summary>Nothing of the person's is hidden by a hook that lives no more.</summary>
internal static class SavedWorkCheck
{
    public const string Name = "saved-work";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var place = new SavedPlace(context.Repository);
        if (!place.IsAbandoned)
            return [new CheckResult(Name, CheckStatus.Ok, place.HasAny ? "a hook that runs now has hidden what is not staged" : "no hook has left anything hidden")];
        return place.All().Select(saved => saved.Read(out var damage) is null && damage is not null
            ? new CheckResult(Name, CheckStatus.Fail, damage, saved.HowToSettle)
            : new CheckResult(Name, CheckStatus.Warn, $"a hook ended too early to give back what it had hidden, which is in {context.Display(saved.Path)}", "run: gitvan doctor --fix") { Fix = new Fix(() => SavedWork.Recover(context.Repository, _ => { })) });
    }
}

using GitVan.Engine.Git;
using GitVan.Engine.Protocol;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Composables;

/// <summary>Refs that only the engine writes: a job that could would forge what it is judged by.</summary>
internal static class EngineRefs
{
    private static readonly string[] Own = [ReceiptRefs.Chains, ReceiptRefs.Fetched, ReceiptRefs.View + "/", "refs/gitvan/locks/"];

    /// <exception cref="CallException">It is one of them.</exception>
    public static RefName Refuse(RefName name) =>
        IsOwn(name.Value + "/") ? throw Denied($"{name} is gitvan's own, and no job may change it", "use a name that is not gitvan's") : name;

    /// <summary>The same for where a refspec writes to: <c>+src:dst</c>, both with a <c>*</c> or none.</summary>
    public static void RefuseTarget(string refspec)
    {
        if (refspec.Split(':', 2) is not [_, var target])
            return;
        var star = target.IndexOf('*');
        var known = star < 0 ? target + "/" : target[..star];
        if (IsOwn(known) || star >= 0 && Own.Any(own => Begins(own, known)))
            throw Denied($"'{refspec}' writes to refs that are gitvan's own", "run: gitvan receipt push, or gitvan receipt fetch");
    }

    // File systems that do not tell letter case apart hold both names in one file.
    private static bool IsOwn(string name) => Own.Any(own => Begins(name, own));

    private static CallException Denied(string message, string hint) => new(CallException.Denied, message) { Hint = hint };

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}

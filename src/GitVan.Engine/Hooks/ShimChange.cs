namespace GitVan.Engine.Hooks;

/// <summary>What <c>ensure</c> or <c>uninstall</c> did, or would do, to one hook.</summary>
public sealed record ShimChange(string Hook, ShimAction Action)
{
    /// <summary>For people.</summary>
    /// <param name="future">It is not done yet.</param>
    public string ToSentence(bool future = false) => Action switch
    {
        ShimAction.Install => $"{(future ? "install" : "installed")} {Hook}",
        ShimAction.Chain => $"{(future ? "install" : "installed")} {Hook}; the hook that was there runs first",
        ShimAction.Renew => $"{(future ? "renew" : "renewed")} {Hook}",
        ShimAction.Remove => $"{(future ? "remove" : "removed")} {Hook}",
        _ => $"{(future ? "restore" : "restored")} {Hook} as it was before",
    };
}

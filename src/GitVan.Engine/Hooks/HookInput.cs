namespace GitVan.Engine.Hooks;

/// <summary>What git writes to a hook's standard input, read once for all that want it.</summary>
internal static class HookInput
{
    /// <summary>Bytes: a push of half a million refs. More is not a push.</summary>
    private const int Longest = 64 * 1024 * 1024;

    /// <param name="input">Our standard input; read only where githooks(5) says that git writes one, or a job asks for it.</param>
    /// <param name="isAsked">A job asks for it, so that a hook of one's own has what is piped into it.</param>
    public static ReadOnlyMemory<byte> Read(string hook, Func<Stream> input, bool isAsked)
    {
        if (GitHook.TryParse(hook, out var known) ? known.IsConversation || !known.ReadsInput && !isAsked : !isAsked)
            return default;
        using var all = new MemoryStream();
        using var stream = input();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (all.Length + count > Longest)
                throw new GitVanException($"git wrote more than {Longest / (1024 * 1024)} MB to the hook {hook}") { Hint = "push fewer refs at once" };
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }
}

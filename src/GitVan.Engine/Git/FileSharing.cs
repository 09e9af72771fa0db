namespace GitVan.Engine.Git;

/// <summary>The permission bits that <c>core.sharedRepository</c> asks for, beyond what the umask leaves.</summary>
/// <param name="Bits">Read and write bits to set; none when the repository is not shared.</param>
/// <param name="Exact">The bits are the whole permission (the octal form), not an addition.</param>
public readonly record struct FileSharing(UnixFileMode Bits, bool Exact)
{
    private const UnixFileMode Group = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    public static readonly FileSharing None = new(UnixFileMode.None, false);

    /// <summary>Reads the value as git does; a value git would refuse shares nothing.</summary>
    public static FileSharing Parse(string? value) => value?.ToLowerInvariant() switch
    {
        null or "" or "umask" or "false" or "no" or "off" or "0" => None,
        "group" or "true" or "yes" or "on" or "1" => new(Group, false),
        "all" or "world" or "everybody" or "2" => new(Group | UnixFileMode.OtherRead, false),
        ['0', .. var octal] when octal.Length <= 4 && octal.All(c => c is >= '0' and <= '7') => FromOctal(octal),
        _ => None,
    };

    /// <summary>The permissions a file that has <paramref name="mode"/> now should have.</summary>
    public UnixFileMode ForFile(UnixFileMode mode)
    {
        if (Bits == UnixFileMode.None)
            return mode;
        var bits = mode.HasFlag(UnixFileMode.UserWrite) ? Bits : Bits & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        return Exact ? bits : mode | bits;
    }

    /// <summary>The permissions a folder that has <paramref name="mode"/> now should have: who reads may also enter, and files inherit
    /// the group.</summary>
    public UnixFileMode ForFolder(UnixFileMode mode)
    {
        if (Bits == UnixFileMode.None)
            return mode;
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var enter = (UnixFileMode)((int)(Bits & read) >> 2);
        return (Exact ? Bits : mode | Bits) | enter | UnixFileMode.SetGroup;
    }

    // Git refuses a mode that shuts out the owner.
    private static FileSharing FromOctal(string octal)
    {
        var bits = octal.Length == 0 ? 0 : Convert.ToInt32(octal, 8) & 0x1b6;
        return (bits & 0x180) == 0x180 ? new((UnixFileMode)bits, true) : None;
    }
}

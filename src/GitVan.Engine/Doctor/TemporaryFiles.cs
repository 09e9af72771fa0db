using System.Text.RegularExpressions;

namespace GitVan.Engine.Doctor;

/// <summary>The names that gitvan gives files while it writes them; a killed process leaves one.</summary>
internal static partial class TemporaryFiles
{
    /// <summary>A name that is recognised as ours, should we be killed before the file is gone again.</summary>
    public static string NewName() => ".gitvan-" + Path.GetRandomFileName();

    /// <summary>A name of AtomicFile's.</summary>
    public static bool IsOurs(string name) => Ours.IsMatch(name);

    /// <summary>A loose object half written by us: git's own have six characters there.</summary>
    public static bool IsOurObject(string name) => OurObject.IsMatch(name);

    [GeneratedRegex(@"^\.gitvan-[a-z0-9]{8}\.[a-z0-9]{3}\z")]
    private static partial Regex Ours { get; }

    [GeneratedRegex(@"^tmp_obj_[a-z0-9]{8}\z")]
    private static partial Regex OurObject { get; }
}

using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Applying;

/// <summary>All that a plan does to one file.</summary>
/// <param name="Temporary">The name it has in its folder while it is written.</param>
/// <param name="Before">SHA-256 of what was there; null for nothing.</param>
/// <param name="OldMode">Null where nothing was there.</param>
internal sealed record PlannedFile(string Path, string Temporary, string? Before, string After, UnixFileMode? OldMode)
{
    /// <summary>From the top; empty for the top itself.</summary>
    public string Folder => FolderOf(Path);

    public string Name => NameOf(Path);

    public byte[]? Original { get; init; }

    public byte[] Content { get; init; } = [];

    /// <summary>Null for the mode it has.</summary>
    public UnixFileMode? Mode { get; init; }

    public static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static GitVanException Stale(string path) => new($"the plan is stale: '{path}' is not as it was when the plan was made") { Hint = "make the plan anew" };

    public JsonObject ToJson() => new()
    {
        ["path"] = Path,
        ["temporary"] = Temporary,
        ["before"] = Before,
        ["after"] = After,
        ["mode"] = OldMode is { } mode ? (int)mode : null,
    };

    public static PlannedFile Read(JsonNode json) => new(
        json["path"]!.GetValue<string>(), json["temporary"]!.GetValue<string>(), json["before"]?.GetValue<string>(), json["after"]!.GetValue<string>(), (UnixFileMode?)json["mode"]?.GetValue<int>());
}

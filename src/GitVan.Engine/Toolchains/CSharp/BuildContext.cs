using GitVan.Engine.Processes;

namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>What a build takes from around it.</summary>
internal sealed record BuildContext
{
    public required SdkPackage Package { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Where the person's NuGet configuration is looked for, as it would be for a project there.</summary>
    public required string ConfigurationRoot { get; init; }

    public required Interruption Interruption { get; init; }

    /// <summary>The person's own packages folder: what is there already needs no network. Null where it does not exist.</summary>
    public string? PackagesOfPerson
    {
        get
        {
            var folder = Environment.TryGetValue("NUGET_PACKAGES", out var named) ? named
                : Environment.TryGetValue("HOME", out var home) ? Path.Join(home, ".nuget", "packages") : null;
            return Path.IsPathFullyQualified(folder ?? "") && Directory.Exists(folder) ? folder : null;
        }
    }
}

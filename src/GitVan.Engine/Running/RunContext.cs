using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Pushes;

namespace GitVan.Engine.Running;

/// <summary>Where runs happen: the repository, the environment git or the person gave us, and the clock.</summary>
public sealed record RunContext
{
    public required Repository Repository { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required TimeProvider Time { get; init; }

    public required Interruption Interruption { get; init; }

    /// <summary>The part of a push that runs are about; null where they are about none.</summary>
    internal PushPass? Push { get; init; }

    /// <summary>Where the jobs are from: their scripts are there, wherever they run.</summary>
    public string JobRoot => Push?.Tree?.Origin.Root ?? Repository.Root;

    /// <summary>The top of the files that runs are about, which is there from here on.</summary>
    /// <exception cref="GitVanException">It can't be made.</exception>
    /// <exception cref="OperationCanceledException">The person interrupted.</exception>
    internal string EnterRoot()
    {
        Push?.Tree?.Make();
        return Repository.Root;
    }
}

using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Pushes;

/// <summary>The temporary work tree of a pushed commit: made when something first has to be in it, once, whoever asks.</summary>
/// <param name="origin">Where the push was started.</param>
internal sealed class PushedTree(Repository origin, GitRunner git, Interruption interruption, ObjectId commit)
{
    private readonly Lock gate = new();
    private readonly TemporaryTree tree = new(origin);
    private GitVanException? trouble;
    private bool isMade;

    public Repository Origin => origin;

    /// <summary>The repository as it is seen from there.</summary>
    public Repository Repository => tree.Repository;

    public ObjectId Commit => commit;

    /// <summary>Told before it is made.</summary>
    public Action Making { get; set; } = () => { };

    /// <summary>Told when it is there, before anybody works in it.</summary>
    public Action Made { get; set; } = () => { };

    /// <summary>Told of each step at which a test may end the process.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>It is there from here on.</summary>
    /// <exception cref="GitVanException">It can't be made: the same for all who ask.</exception>
    /// <exception cref="OperationCanceledException">The person interrupted.</exception>
    public void Make()
    {
        lock (gate)
        {
            if (isMade)
                return;
            interruption.Raised.ThrowIfCancellationRequested();
            if (trouble is not null)
                throw trouble;
            try
            {
                Making();
                tree.Add(git, interruption, commit, Step);
                Made();
                isMade = true;
            }
            catch (GitVanException e)
            {
                trouble = e;
                interruption.Raised.ThrowIfCancellationRequested();
                throw;
            }
        }
    }

    /// <summary>Whatever jobs left in it is gone too.</summary>
    /// <returns>One line where it can't be removed.</returns>
    public string? Remove() => tree.Remove(git, Step);
}

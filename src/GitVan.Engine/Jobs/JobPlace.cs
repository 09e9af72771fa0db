using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>One place in a hook's order: a job, a group of places, or a place whose job is not among those that run.</summary>
public sealed class JobPlace
{
    private readonly List<JobPlace> members = [];

    internal JobPlace(int number, string? name, string origin, JobPlace? group) => (Number, Name, Origin, Group) = (number, name, origin, group);

    /// <summary>Among all places of the hook, from 0.</summary>
    public int Number { get; }

    /// <summary>Null for a group without one.</summary>
    public string? Name { get; }

    /// <summary>Where it is written down, for messages.</summary>
    public string Origin { get; }

    /// <summary>What it is in; null for the hook itself.</summary>
    public JobPlace? Group { get; }

    /// <summary>Null for a group, and where it is vacant.</summary>
    public Job? Job { get; internal init; }

    /// <summary>The one that has to end before it begins; null where there is none.</summary>
    public JobPlace? Before { get; internal set; }

    /// <summary>What has to have succeeded before it begins.</summary>
    public IReadOnlyList<JobPlace> Needs { get; internal set; } = [];

    /// <summary>In the order they start; empty for a job.</summary>
    public IReadOnlyList<JobPlace> Members => members;

    /// <summary>Its members run at the same time.</summary>
    public bool Parallel { get; internal init; }

    /// <summary>A member that fails keeps those after it from running.</summary>
    public bool Piped { get; internal init; }

    /// <summary>A job in it that fails ends all others of the hook.</summary>
    public bool FailFast { get; internal init; }

    /// <summary>What it names.</summary>
    internal IReadOnlyList<string> NeedNames { get; init; } = [];

    /// <summary>For messages.</summary>
    internal string Title => Job is not null ? $"job '{Name}'" : Name is null ? "a group" : $"group '{Name}'";

    internal int Priority { get; init; }

    /// <summary>What others may call it.</summary>
    internal JobId? Id { get; init; }

    internal bool IsCalled(string word) => Name == word || Id?.Value == word;

    internal void Add(JobPlace member) => members.Add(member);

    /// <summary>Smaller numbers first, 0 last; one after the other where they are not parallel.</summary>
    internal void Order()
    {
        static int Rank(JobPlace place) => place.Priority == 0 ? int.MaxValue : place.Priority;
        if (members.Exists(member => member.Priority != 0))
        {
            // A stable sort: equals stay as they are declared.
            var sorted = members.OrderBy(Rank).ToList();
            members.Clear();
            members.AddRange(sorted);
        }

        if (Parallel)
            return;
        for (var i = 1; i < members.Count; i++)
            members[i].Before = members[i - 1];
    }
}

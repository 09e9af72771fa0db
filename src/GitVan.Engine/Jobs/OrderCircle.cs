namespace GitVan.Engine.Jobs;

/// <summary>Finds places that wait for one another, by what they need or by the order they are declared in.</summary>
internal sealed class OrderCircle
{
    private enum Visit : byte
    {
        None,
        Under,
        Done,
    }

    private readonly JobOrder order;

    /// <summary>A place's beginning is at twice its number, its end after that.</summary>
    private readonly Visit[] visits;
    private readonly List<int> path = [];

    private OrderCircle(JobOrder order) => (this.order, visits) = (order, new Visit[order.Places.Count * 2]);

    /// <exception cref="GitVanException">There is a circle.</exception>
    public static void Check(JobOrder order)
    {
        var circle = new OrderCircle(order);
        foreach (var place in order.Places)
            circle.Go(End(place));
    }

    private static int Begin(JobPlace place) => place.Number * 2;

    private static int End(JobPlace place) => (place.Number * 2) + 1;

    private void Go(int moment)
    {
        // Each step that waits for another is on this stack; a configuration may have so many jobs that the program's own is too short.
        Stack<(int Moment, Queue<int> Left)> stack = new();
        Enter(moment);
        while (stack.Count > 0)
        {
            var (at, left) = stack.Peek();
            if (left.Count == 0)
            {
                visits[at] = Visit.Done;
                stack.Pop();
                path.RemoveAt(path.Count - 1);
            }
            else
            {
                Enter(left.Dequeue());
            }
        }

        void Enter(int next)
        {
            if (visits[next] == Visit.Under)
                throw Circle(path[path.IndexOf(next)..]);
            if (visits[next] == Visit.Done)
                return;
            visits[next] = Visit.Under;
            path.Add(next);
            stack.Push((next, new Queue<int>(WaitsFor(order.Places[next / 2], isEnd: next % 2 == 1))));
        }
    }

    private static IEnumerable<int> WaitsFor(JobPlace place, bool isEnd)
    {
        if (isEnd)
            return [Begin(place), .. place.Members.Select(End)];
        List<int> found = [];
        if (place.Group is { } group)
            found.Add(Begin(group));
        found.AddRange(place.Needs.Select(End));
        if (place.Before is { } before)
            found.Add(End(before));
        return found;
    }

    private GitVanException Circle(List<int> moments)
    {
        List<JobPlace> named = [];
        foreach (var moment in moments)
        {
            var place = order.Places[moment / 2];
            if (place.Name is not null && (named.Count == 0 || named[^1] != place))
                named.Add(place);
        }

        if (named.Count > 1 && named[0] == named[^1])
            named.RemoveAt(named.Count - 1);

        // It is told from the place that needs another one, or from the first of several.
        var first = named.FindIndex(place => place.Needs.Count > 0);
        List<JobPlace> told = [.. named[first..], .. named[..first]];
        var declared = told.FirstOrDefault(place => place.Before is { } before && told.Exists(other => IsIn(other, before)) && !place.Needs.Any(told.Contains));
        return new GitVanException($"{told[0].Origin}: 'needs' goes in a circle: {string.Join(" → ", told.Append(told[0]).Select(place => place.Name))}")
        {
            Hint = declared is null ? "remove one of them" : $"'{declared.Name}' comes after what needs it: put it first, or make the order parallel",
        };
    }

    private static bool IsIn(JobPlace? place, JobPlace group)
    {
        while (place is not null && place != group)
            place = place.Group;
        return place is not null;
    }
}

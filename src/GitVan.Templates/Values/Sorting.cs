using GitVan.Templates.Rendering;

namespace GitVan.Templates.Values;

/// <summary>JavaScript's stable sort, with undefined at the end and never compared.</summary>
/// <remarks>
/// A comparison of mixed values is often no order at all, and then the result is what the algorithm makes of it. So short lists are sorted
/// as V8 does it: the run at the start, then binary insertion.
/// </remarks>
internal static class Sorting
{
    private const int ShortList = 32;

    /// <summary>Sorts by a key of each item, which is read once, and only where there is something to compare.</summary>
    public static void Sort(List<Value> items, Func<Value, Value> key, Func<Value, Value, double> compare, RenderContext context)
    {
        var defined = items.FindAll(one => !one.IsUndefined);
        var undefined = items.Count - defined.Count;
        if (defined.Count > 1)
        {
            var keyed = MergeSort([.. defined.Select(one => new Keyed(one, key(one)))], Compare);
            defined = [.. keyed.Select(one => one.Item)];
        }

        items.Clear();
        items.AddRange(defined);
        items.AddRange(Enumerable.Repeat(Value.Undefined, undefined));

        double Compare(Keyed left, Keyed right)
        {
            context.Step();
            return compare(left.Key, right.Key);
        }
    }

    private static Keyed[] MergeSort(Keyed[] items, Func<Keyed, Keyed, double> compare)
    {
        if (items.Length <= ShortList)
        {
            InsertionSort(items, compare);
            return items;
        }

        var left = MergeSort(items[..(items.Length / 2)], compare);
        var right = MergeSort(items[(items.Length / 2)..], compare);
        var (l, r) = (0, 0);
        for (var i = 0; i < items.Length; i++)
        {
            var takeLeft = r == right.Length || (l < left.Length && !(compare(right[r], left[l]) < 0));
            items[i] = takeLeft ? left[l++] : right[r++];
        }

        return items;
    }

    private static void InsertionSort(Keyed[] items, Func<Keyed, Keyed, double> compare)
    {
        if (items.Length < 2) return;
        for (var at = Run(items, compare); at < items.Length; at++)
        {
            var pivot = items[at];
            var (left, right) = (0, at);
            while (left < right)
            {
                var middle = left + ((right - left) >> 1);
                if (compare(pivot, items[middle]) < 0) right = middle;
                else left = middle + 1;
            }

            Array.Copy(items, left, items, left + 1, at - left);
            items[left] = pivot;
        }
    }

    // The length of the run at the start, turned round where it falls.
    private static int Run(Keyed[] items, Func<Keyed, Keyed, double> compare)
    {
        var length = 2;
        var falls = compare(items[1], items[0]) < 0;
        while (length < items.Length && compare(items[length], items[length - 1]) < 0 == falls) length++;
        if (falls) Array.Reverse(items, 0, length);
        return length;
    }

    private readonly record struct Keyed(Value Item, Value Key);
}

using GitVan.Engine.Git;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Tests.Receipts;

public sealed class WriterSlotSpecs : IDisposable
{
    private static readonly ObjectId Head = ObjectId.Parse(new string('a', 40));
    private readonly TempRepository temp = new();
    private readonly Repository repository;

    public WriterSlotSpecs() => repository = temp.Find();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_slot_that_is_held_is_passed_over_until_it_is_free()
    {
        string first;
        using (var one = Take(0))
        using (var two = Take(1))
        {
            first = one.Id;
            Assert.NotEqual(one.Id, two.Id);
        }

        using var again = Take(0);
        Assert.Equal(first, again.Id);
    }

    [Fact]
    public void There_is_an_end_of_slots()
    {
        var slots = Enumerable.Range(0, WriterSlot.Count).Select(Take).ToList();
        Assert.Null(WriterSlot.TryTake(repository, 0));
        Assert.Equal(WriterSlot.Count, slots.Select(slot => slot.Id).Distinct().Count());
        slots.ForEach(slot => slot.Dispose());
        Take(0).Dispose();
    }

    [Fact]
    public void It_knows_where_its_chain_ended()
    {
        string id;
        using (var slot = Take(0))
        {
            Assert.Null(slot.Head);
            slot.Remember(Head, 3);
            id = slot.Id;

            // Also while another process writes.
            Assert.Equal([(id, Head)], WriterSlot.LastHeads(repository));
        }

        using var again = Take(0);
        Assert.Equal((id, Head, 3), (again.Id, again.Head, again.Seq));
        Assert.Equal([(id, Head)], WriterSlot.LastHeads(repository));
    }

    [Fact]
    public void A_copied_repository_writes_chains_of_its_own()
    {
        string id;
        using (var slot = Take(0))
        {
            slot.Remember(Head, 3);
            id = slot.Id;
        }

        var copy = Path.Combine(temp.Home, "copy");
        Copy(temp.Path, copy);
        var other = RepositoryFinder.Get(copy, new Dictionary<string, string>());
        using var slotOfCopy = WriterSlot.TryTake(other, 0)!.Value.Slot;
        Assert.NotEqual(id, slotOfCopy.Id);
        Assert.Null(slotOfCopy.Head);
        Assert.Empty(WriterSlot.LastHeads(other));
    }

    [Theory, InlineData(""), InlineData("garbage"), InlineData("\n\n\n\n"), InlineData("../../etc\n/\n-\n1\n"), InlineData("0123456789abcdef\n/elsewhere\n-\n0\n")]
    public void A_file_that_is_not_its_own_makes_a_new_chain(string content)
    {
        Take(0).Dispose();
        var file = Path.Combine(repository.StateDirectory, "writers", "0");
        File.WriteAllText(file, content);
        using var slot = Take(0);
        Assert.Matches("^[0-9a-f]{16}$", slot.Id);
        Assert.NotEqual("0123456789abcdef", slot.Id);
        Assert.Null(slot.Head);
    }

    [Fact]
    public void State_that_is_deleted_while_a_slot_is_held_does_no_harm()
    {
        using var slot = Take(0);
        Directory.Delete(repository.StateDirectory, recursive: true);
        slot.Remember(Head, 1);
        using var other = Take(0);
        Assert.NotEqual(slot.Id, other.Id);
    }

    private WriterSlot Take(int number)
    {
        var (slot, taken) = WriterSlot.TryTake(repository, 0)!.Value;
        Assert.Equal(number, taken);
        return slot;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
            Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }
}

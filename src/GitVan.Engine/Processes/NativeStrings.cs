using System.Runtime.InteropServices;
using System.Text;

namespace GitVan.Engine.Processes;

/// <summary>A null-terminated array of C strings in one block of memory, as <c>argv</c> and <c>envp</c> are.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte* text;
    private readonly byte** pointers;

    public NativeStrings(IReadOnlyList<string> values)
    {
        // A NUL would cut the argument short: nothing that the person wrote may change its meaning on the way.
        if (values.Any(value => value.Contains('\0')))
            throw new GitVanException("an argument or environment value contains a NUL byte");

        // More than is needed, of which the system gives what is written to.
        var room = values.Sum(value => Encoding.UTF8.GetMaxByteCount(value.Length) + 1);
        text = (byte*)NativeMemory.Alloc((nuint)room + 1);
        pointers = (byte**)NativeMemory.Alloc((nuint)(values.Count + 1), (nuint)sizeof(byte*));
        var next = text;
        for (var i = 0; i < values.Count; i++)
        {
            pointers[i] = next;
            var written = new Span<byte>(next, (int)(text + room - next));
            written = written[..NativeText.Encode(values[i], written)];
            next += written.Length;
            *next++ = 0;
        }

        pointers[values.Count] = null;
    }

    public byte** Pointer => pointers;

    public byte* First => pointers[0];

    public void Dispose()
    {
        NativeMemory.Free(text);
        NativeMemory.Free(pointers);
    }
}

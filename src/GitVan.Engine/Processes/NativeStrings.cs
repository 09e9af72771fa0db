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
        var size = 1;
        foreach (var value in values)
            size += Encoding.UTF8.GetByteCount(value) + 1;
        text = (byte*)NativeMemory.Alloc((nuint)size);
        pointers = (byte**)NativeMemory.Alloc((nuint)(values.Count + 1), (nuint)sizeof(byte*));
        var next = text;
        for (var i = 0; i < values.Count; i++)
        {
            // A NUL would cut the argument short: nothing that the person wrote may change its meaning on the way.
            if (values[i].Contains('\0'))
                throw new GitVanException("an argument or environment value contains a NUL byte");
            pointers[i] = next;
            next += Encoding.UTF8.GetBytes(values[i], new Span<byte>(next, size - (int)(next - text)));
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

using System.Runtime.InteropServices;

namespace GitVan.Engine.Processes;

/// <summary>A null-terminated array of C strings in one block of memory, as <c>argv</c> and <c>envp</c> are.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte* text;
    private readonly byte** pointers;

    public NativeStrings(IReadOnlyList<string> values)
    {
        byte[][] encoded = [.. values.Select(NativeText.Encode)];

        // A NUL would cut the argument short: nothing that the person wrote may change its meaning on the way.
        if (encoded.Any(value => value.Contains((byte)0)))
            throw new GitVanException("an argument or environment value contains a NUL byte");
        text = (byte*)NativeMemory.Alloc((nuint)encoded.Sum(value => value.Length + 1) + 1);
        pointers = (byte**)NativeMemory.Alloc((nuint)(values.Count + 1), (nuint)sizeof(byte*));
        var next = text;
        for (var i = 0; i < encoded.Length; i++)
        {
            pointers[i] = next;
            encoded[i].CopyTo(new Span<byte>(next, encoded[i].Length));
            next += encoded[i].Length;
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

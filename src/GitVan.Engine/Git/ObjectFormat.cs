using System.Text;

namespace GitVan.Engine.Git;

/// <summary>The hash a repository names its objects by.</summary>
public sealed class ObjectFormat
{
    public static readonly ObjectFormat Sha1 = new("sha1", 20, "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    public static readonly ObjectFormat Sha256 = new("sha256", 32, "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");

    private ObjectFormat(string name, int byteLength, string emptyTree)
    {
        Name = name;
        ByteLength = byteLength;
        EmptyTree = ObjectId.Parse(emptyTree);
        Zero = ObjectId.Parse(new string('0', HexLength));
    }

    /// <summary>Git's name for it, as in <c>extensions.objectFormat</c>.</summary>
    public string Name { get; }

    public int ByteLength { get; }

    public int HexLength => ByteLength * 2;

    /// <summary>The tree without entries, which every repository has without storing it.</summary>
    public ObjectId EmptyTree { get; }

    /// <summary>What git writes where there is no object.</summary>
    public ObjectId Zero { get; }

    /// <summary>Finds a format by git's name; null for one that GitVan does not know.</summary>
    public static ObjectFormat? Find(string name) => name switch
    {
        _ when name.Equals("sha1", StringComparison.OrdinalIgnoreCase) => Sha1,
        _ when name.Equals("sha256", StringComparison.OrdinalIgnoreCase) => Sha256,
        _ => null,
    };

    /// <summary>The id of an object, stored or not.</summary>
    public ObjectId Hash(ObjectKind kind, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[MaxHeaderLength];
        return Hash(header[..WriteHeader(header, kind, content.Length)], content);
    }

    public override string ToString() => Name;

    internal const int MaxHeaderLength = 32;

    /// <summary>What stands before the content in the hash and in a loose object: <c>blob 12\0</c>.</summary>
    internal static int WriteHeader(Span<byte> header, ObjectKind kind, int length)
    {
        var count = Encoding.ASCII.GetBytes(kind.Name(), header);
        header[count++] = (byte)' ';
        length.TryFormat(header[count..], out var digits, default, null);
        count += digits;
        header[count++] = 0;
        return count;
    }

    internal ObjectId Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Hashing.Sha256.Size];
        hash = hash[..ByteLength];
        if (this == Sha1)
            Hashing.Sha1.Hash(header, content, hash);
        else
            Hashing.Sha256.Hash(header, content, hash);
        return ObjectId.From(hash);
    }
}

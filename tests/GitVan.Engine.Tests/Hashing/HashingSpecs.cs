using System.Security.Cryptography;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Tests.Hashing;

public sealed class HashingSpecs : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), "gitvan-" + Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    public static TheoryData<int> Lengths =>
        [.. Enumerable.Range(0, 301), 511, 512, 513, 4095, 4096, 4097, 65_535, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_001];

    [Theory, MemberData(nameof(Lengths))]
    public void It_equals_the_runtimes_hash(int length)
    {
        var data = Data(length);
        Assert.Equal(SHA1.HashData(data), Sha1.Hash(data));
        Assert.Equal(SHA256.HashData(data), Sha256.Hash(data));
        Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(data)), Sha1.Hex(data));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data)), Sha256.Hex(data));
    }

    [Theory]
    [InlineData(0, 0), InlineData(0, 64), InlineData(1, 63), InlineData(63, 1), InlineData(55, 1), InlineData(64, 64)]
    [InlineData(12, 500), InlineData(130, 130), InlineData(20, 1 << 20), InlineData(1 << 20, 0)]
    public void Two_pieces_hash_like_one(int head, int tail)
    {
        var data = Data(head + tail);
        var (sha1, sha256) = (new byte[Sha1.Size], new byte[Sha256.Size]);
        Sha1.Hash(data.AsSpan(0, head), data.AsSpan(head), sha1);
        Sha256.Hash(data.AsSpan(0, head), data.AsSpan(head), sha256);
        Assert.Equal(SHA1.HashData(data), sha1);
        Assert.Equal(SHA256.HashData(data), sha256);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(4096), InlineData(200_000), InlineData((1 << 20) + 1), InlineData(5_000_000)]
    public void A_file_hashes_like_its_content(int length)
    {
        var data = Data(length);
        File.WriteAllBytes(file, data);
        Assert.Equal(SHA256.HashData(data), Sha256.HashFile(file));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() => Assert.Throws<FileNotFoundException>(() => Sha256.HashFile(file));

    private static byte[] Data(int length)
    {
        var data = new byte[length];
        new Random(length).NextBytes(data);
        return data;
    }
}

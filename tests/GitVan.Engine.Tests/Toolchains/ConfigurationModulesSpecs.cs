using System.Text;
using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Tests.Toolchains;

/// <summary>Where no Node is, so that a configuration comes from the cache or not at all.</summary>
public sealed class ConfigurationModulesSpecs : IDisposable
{
    private const string Module = "export default {}";

    private readonly TempRepository repo = new();
    private readonly Repository repository;

    public ConfigurationModulesSpecs()
    {
        repo.Write("gitvan.config.mjs", Module);
        repository = repo.Find();
    }

    public void Dispose() => repo.Dispose();

    private static string Digest => Sha256.Hex(Encoding.UTF8.GetBytes(Module));

    private static string Whole => $$$"""[{"gitvan.config.mjs":"{{{Digest}}}"},{"hooks":{"lint":{"jobs":[{"name":"a","run":"x"}]}},"data":{"é":[1,null]}}]""";

    [Fact]
    public void What_was_evaluated_is_taken_while_its_files_hold()
    {
        Keep(Whole);
        Assert.Equal("a", Read().Hooks["lint"].Jobs[0].Name);
        Keep(Whole.Replace("gitvan.config.mjs", "imported.mjs", StringComparison.Ordinal));
        NeedsNode();
        repo.Write("imported.mjs", Module);
        Assert.Equal("a", Read().Hooks["lint"].Jobs[0].Name);
        repo.Write("gitvan.config.mjs", Module + " ");
        NeedsNode();
    }

    [Theory]
    [InlineData(""), InlineData("{}"), InlineData("null"), InlineData("[]"), InlineData("[{},null]"), InlineData("[null,{}]"), InlineData("[{},{},{}]"), InlineData("[{\"a\":1},{}]")]
    [InlineData("[{\"a\":\"\",\"a\":\"\"},{}]"), InlineData("[{\"a\\u0000\":\"1\"},{}]"), InlineData("[{\"\\ud800\":\"\"},{}]"), InlineData("[{\"a\":\"\\ud800\"},{}]")]
    [InlineData("[{},{\"data\":{\"a\":1,\"a\":2}}]"), InlineData("[{},{\"data\":{\"\\ud800\":1}}]"), InlineData("[{},{\"data\":[\"\\ud800\"]}]")]
    public void A_damaged_cache_is_none(string text)
    {
        Keep(text);
        NeedsNode();
    }

    [Fact]
    public void Whatever_the_cache_says_it_never_ends_in_a_bug()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);
        var random = new Random(5);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = whole.ToArray();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Cache, bytes);
            try
            {
                Read();
            }
            catch (GitVanException)
            {
                // A person can mend it, or Node is asked.
            }
        }
    }

    private string Cache
    {
        get
        {
            var folder = Directory.CreateDirectory(Path.Combine(repository.StateDirectory, "cache")).FullName;
            return Path.Combine(folder, $"config-{Sha256.Hex(Encoding.UTF8.GetBytes($"gitvan.config.mjs\0{Module}"))[..32]}");
        }
    }

    private void Keep(string text) => File.WriteAllText(Cache, text);

    private Settings Read() => ConfigurationReader.Read(Find()).Settings;

    private void NeedsNode() => Assert.StartsWith("JavaScript jobs need Node", Assert.Throws<GitVanException>(Find).Message, StringComparison.Ordinal);

    private IReadOnlyList<ConfigurationFile> Find() =>
        new ConfigurationModules(repository, new Languages(repository, new Dictionary<string, string> { ["PATH"] = "/nowhere" }, TimeProvider.System, Interruption.Never)).Find();
}

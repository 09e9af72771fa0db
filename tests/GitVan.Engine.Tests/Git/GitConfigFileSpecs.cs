using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class GitConfigFileSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("[a]\nb = c")]
    [InlineData("[a]b=c")]
    [InlineData("[A]\n\tB =   c d  \t # e\n")]
    [InlineData("[a]\nb = \"  c # d ; \" e \"\" f  ; g\n")]
    [InlineData("[a]\nb = one \\\n  two\\\n three\nc = \\\"\\\\\\n\\t\n")]
    [InlineData("\ufeff[a]\r\nb = c\r\n[d]\r\ne = f\\\r\n g\r\n")]
    [InlineData("[a \"B c\\\"d\\\\\"] b = 1\n[a \"B c\"]\nb\nb = \nb=\"\"\n")]
    [InlineData("[a.Bc]\nd = 1 ; x\n# [z]\n;y\n[ a]\n")]
    [InlineData("[a-b.c-d]\ne-f = 1\n\n\n[g]\nh = \"x\\\ny\"\n")]
    [InlineData("[a]\nb = c;d\nb = c #d\nb = #\n")]
    [InlineData("[a]\n1b = c\n"), InlineData("[a]\nb_c = d\n"), InlineData("[a]\nb c\n"), InlineData("b = c\n"), InlineData("[]\nb = c\n")]
    [InlineData("[a]\nb = \"c\n"), InlineData("[a]\nb = \\x\n"), InlineData("[a \"b\nc\"]\nd = e\n"), InlineData("[a \"b\" ]\n"), InlineData("[a\n"), InlineData("[a \"b")]
    [InlineData("[a]\nb = c\\"), InlineData("[a]\nb = \"c"), InlineData("[a]\nb"), InlineData("[a]\nb # c\n"), InlineData("[a]\nb ="), InlineData("[a]\n=")]
    public void It_reads_what_git_reads(string text)
    {
        var path = Path.Combine(temp.Home, "config");
        File.WriteAllText(path, text);
        var (code, output, _) = temp.TryGit(temp.Path, ["config", "--file", path, "--list", "-z"]);
        if (code != 0)
        {
            Assert.StartsWith(path + ":", Assert.Throws<GitVanException>(() => GitConfigFile.Read(path)).Message);
            return;
        }

        var entries = GitConfigFile.Read(path).Entries.Select(entry =>
            $"{entry.Section.ToLowerInvariant()}{(entry.Subsection is null ? "" : "." + entry.Subsection)}{(entry.Section == "" ? "" : ".")}{entry.Key.ToLowerInvariant()}"
            + (entry.Value is null ? "" : "\n" + entry.Value) + "\0");
        Assert.Equal(output, string.Concat(entries));
    }

    [Fact]
    public void The_last_value_counts_and_a_bare_key_is_true()
    {
        var config = GitConfigFile.Parse("[core]\nbare\na = 1\nA = 2\n[branch \"main\"]\nremote = x\n[CORE]\nc = off\nn = 3", "config");
        Assert.Equal("2", config.Find("core", "a"));
        Assert.True(config.FindBool("core", "bare"));
        Assert.False(config.FindBool("core", "c"));
        Assert.Null(config.FindBool("core", "none"));
        Assert.Equal(3, config.FindInt("core", "n"));
        Assert.Equal("x", config.Find("branch", "main", "remote"));
        Assert.Null(config.Find("branch", "Main", "remote"));
        Assert.Contains("config:2:", Assert.Throws<GitVanException>(() => config.FindInt("core", "bare")).Message);
    }

    [Fact]
    public void Noise_is_an_error_or_nothing_and_never_a_crash()
    {
        var random = new Random(1);
        const string alphabet = "[]\"\\=#;\n\r\t a.b-\0\ufeff1é";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            try
            {
                GitConfigFile.Parse("[a]\n" + text, "config");
            }
            catch (GitVanException)
            {
            }
        }
    }

    [Fact]
    public void A_file_of_millions_of_keys_is_refused() =>
        Assert.Throws<GitVanException>(() => GitConfigFile.Parse("[a]" + string.Concat(Enumerable.Repeat("b\n", 200_000)), "config"));
}

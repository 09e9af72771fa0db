using GitVan.Engine.Toolchains.Node;

namespace GitVan.Engine.Tests.Toolchains.Node;

public sealed class NodeProgramSpecs
{
    [Theory]
    [InlineData("18.19.0"), InlineData("18.20.8"), InlineData("20.6.0"), InlineData("20.19.5"), InlineData("21.0.0"), InlineData("22.0.0"), InlineData("22.5.1")]
    [InlineData("22.18.0"), InlineData("23.6.0"), InlineData("24.0.0"), InlineData("30.1.2")]
    public void A_node_that_can_do_it_all_or_no_TypeScript_is_told_nothing(string version) => Assert.Empty(Options(version));

    [Theory]
    [InlineData("22.6.0"), InlineData("22.17.9"), InlineData("23.0.0"), InlineData("23.5.0")]
    public void A_node_that_takes_TypeScript_when_asked_is_asked(string version) => Assert.Equal(["--no-warnings", "--experimental-strip-types"], Options(version));

    [Theory]
    [InlineData("18.0.0"), InlineData("18.18.2"), InlineData("19.9.0"), InlineData("20.0.0"), InlineData("20.5.1")]
    public void A_node_that_takes_no_resolver_while_it_runs_gets_it_at_its_start(string version) =>
        Assert.Equal(["--no-warnings", "--experimental-loader", "file:///the%20sdk/resolve.mjs"], Options(version));

    private static IReadOnlyList<string> Options(string version) => new NodeProgram("/usr/bin/node", Version.Parse(version)).Options("/the sdk/resolve.mjs");
}

using GitVan.Engine.Toolchains.CSharp;

namespace GitVan.Engine.Tests.Toolchains.CSharp;

public sealed class DirectiveSpecs
{
    private const string GitVan = "#:package GitVan@2.*\n";

    [Fact]
    public void The_lines_are_taken_and_all_others_keep_their_numbers()
    {
        var directives = Read("#!/usr/bin/env dotnet\n// a comment\n#:package GitVan@2.*\r\n#:package  Humanizer.Core@2.14.1 \n\n#nullable enable\n#:property nullable=Disable\nusing GitVan;\n#:later");

        Assert.Equal([new PackageDirective("Humanizer.Core", "2.14.1", 4)], directives.Packages);
        Assert.Equal([new PropertyDirective("Nullable", "disable", 7)], directives.Properties);
        Assert.Equal("\n// a comment\n\n\n\n#nullable enable\n\nusing GitVan;\n#:later", directives.Code);
    }

    [Theory]
    [InlineData("/* #:property Nullable=disable */\n" + GitVan)]
    [InlineData("/*\n#:evil\n*/\n" + GitVan)]
    [InlineData("// #:evil\n" + GitVan)]
    [InlineData(GitVan + "#if DEBUG\n#:evil\n#endif")]
    [InlineData(GitVan + "/* a */ using System;\n#:evil")]
    public void What_the_compiler_does_not_see_at_the_head_is_none(string text) => Assert.Empty(Read(text).Properties);

    [Theory]
    [InlineData("2.*"), InlineData("*"), InlineData("2.0.*"), InlineData("2.0.0"), InlineData("2"), InlineData("2.*-*"), InlineData("2.0.0-beta.1")]
    public void A_job_names_the_version_it_was_written_for(string version) => Assert.Empty(Read($"#:package gitvan@{version}\n").Packages);

    [Theory]
    [InlineData("3.*"), InlineData("1.*"), InlineData("2.1.0"), InlineData("1.9.9"), InlineData("2.0.1")]
    public void A_job_for_another_version_is_told_so(string version) =>
        Assert.Equal($"jobs/x.cs:1: asks for GitVan {version}, this is 2.0.0", Mistake($"#:package GitVan@{version}\n").Message);

    [Theory]
    [InlineData("", "jobs/x.cs: has no line '#:package GitVan@2.*', so it is no job")]
    [InlineData("using GitVan;\n" + GitVan, "jobs/x.cs: has no line '#:package GitVan@2.*', so it is no job")]
    [InlineData(GitVan + "#:package ../evil@1.0", "jobs/x.cs:2: '../evil@1.0' is not a package, expected Name@Version with a version such as 1.2.3 or 1.*")]
    [InlineData(GitVan + "#:package A", "jobs/x.cs:2: 'A' is not a package, expected Name@Version with a version such as 1.2.3 or 1.*")]
    [InlineData(GitVan + "#:package A@$(B)", "jobs/x.cs:2: 'A@$(B)' is not a package, expected Name@Version with a version such as 1.2.3 or 1.*")]
    [InlineData(GitVan + "#:package A@1\" /><Evil/>", "jobs/x.cs:2: 'A@1\" /><Evil/>' is not a package, expected Name@Version with a version such as 1.2.3 or 1.*")]
    [InlineData(GitVan + "#:package A@1\n#:package a@2", "jobs/x.cs:3: 'a' stands in line 2 already")]
    [InlineData(GitVan + "#:property Nullable=enable\n#:property nullable=enable", "jobs/x.cs:3: 'Nullable' stands in line 2 already")]
    [InlineData(GitVan + "#:property Nullable", "jobs/x.cs:2: 'Nullable' is not a property, expected Name=Value")]
    [InlineData(GitVan + "#:property Nullable=$([System.IO.File]::ReadAllText('/etc/passwd'))", "jobs/x.cs:2: Nullable is '$([System.IO.File]::ReadAllText('/etc/passwd'))', expected enable or disable or warnings or annotations")]
    [InlineData(GitVan + "#:property NoWarn=$(Evil);CS1591", "jobs/x.cs:2: NoWarn is '$(Evil);CS1591', expected names with ';' between them")]
    [InlineData(GitVan + "#:property RootNamespace=a<b", "jobs/x.cs:2: RootNamespace is 'a<b', expected letters, digits, '_' and '.'")]
    [InlineData(GitVan + "#:sdk Microsoft.NET.Sdk.Web", "jobs/x.cs:2: a job can't have '#:sdk', expected #:package or #:property")]
    [InlineData(GitVan + "#:project ../x", "jobs/x.cs:2: a job can't have '#:project', expected #:package or #:property")]
    [InlineData(GitVan + "#:\x1b[31m", "jobs/x.cs:2: a job can't have '#:\\u001b[31m', expected #:package or #:property")]
    [InlineData("#:packge GitVan@2.*", "jobs/x.cs:1: a job can't have '#:packge', expected #:package or #:property")]
    public void A_mistake_is_one_line_with_its_place(string text, string message) => Assert.Equal(message, Mistake(text).Message);

    [Theory]
    [InlineData("#:packge GitVan@2.*", "did you mean '#:package'?")]
    [InlineData(GitVan + "#:property Nulable=enable", "did you mean 'Nullable'?")]
    [InlineData(GitVan + "#:sdk X", "remove the line: jobs are built with Microsoft.NET.Sdk")]
    [InlineData("#:package GitVan@3.*", "write: #:package GitVan@2.*")]
    public void A_mistake_says_how_to_mend_it(string text, string hint) => Assert.Equal(hint, Mistake(text).Hint);

    [Theory]
    [InlineData("OutDir"), InlineData("DirectoryBuildPropsPath"), InlineData("CustomBeforeMicrosoftCommonProps"), InlineData("RestoreSources"), InlineData("PreBuildEvent"), InlineData("CscToolPath")]
    public void A_property_that_could_run_something_is_not_known(string name) =>
        Assert.StartsWith($"jobs/x.cs:2: a job can't set the property '{name}', expected one of AllowUnsafeBlocks, ", Mistake($"{GitVan}#:property {name}=x").Message);

    [Theory]
    [InlineData("NoWarn=$(NoWarn);CS1591", "$(NoWarn);CS1591"), InlineData("NoWarn=CS1591, CS8019", "$(NoWarn);CS1591;CS8019"), InlineData("defineconstants=A;B", "$(DefineConstants);A;B")]
    public void A_list_is_added_to_what_the_sdk_has(string property, string value) => Assert.Equal(value, Read($"{GitVan}#:property {property}").Properties[0].Value);

    [Fact]
    public void There_are_limits()
    {
        Assert.Equal("jobs/x.cs:65: more than 64 directives", Mistake(GitVan + string.Concat(Enumerable.Range(2, 64).Select(n => $"#:package A{n}@1\n"))).Message);
        Assert.Equal("jobs/x.cs:2: the line has more than 500 characters", Mistake($"{GitVan}#:package {new string('a', 500)}@1").Message);
        Assert.StartsWith("jobs/x.cs:2: 'aaa", Mistake($"{GitVan}#:package {new string('a', 101)}@1").Message, StringComparison.Ordinal);
        Assert.Single(Read($"{GitVan}#:package {new string('a', 100)}@1").Packages);
    }

    private static JobDirectives Read(string text) => DirectiveReader.Read(new JobSource("jobs/x.cs", text), "2.0.0");

    private static GitVanException Mistake(string text) => Assert.Throws<GitVanException>(() => Read(text));
}

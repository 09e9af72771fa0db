using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Tests.Architecture;

namespace GitVan.Engine.Tests.Configuration;

public sealed class SchemaSpecs
{
    /// <summary>
    /// What is allowed and what is not. Ajv 8, with <c>docs/gitvan.schema.json</c>, says the same of each; what it
    /// can't know is in the two tests below.
    /// </summary>
    public static TheoryData<bool, string> Documents => new()
    {
        { true, "{}" },
        { true, """{"$schema":"./docs/gitvan.schema.json"}""" },
        { true, """{"templates":{"dirs":["templates"],"autoescape":false,"noCache":true},"jobs":{"dirs":["jobs"]},"packs":{"dirs":["packs",".gitvan/packs"]},"daemon":{"enabled":true,"worktrees":"current"},"ai":{"provider":"ollama","model":"qwen3-coder:30b"}}""" },
        { true, """{"hooks":{"pre-commit":{"parallel":true,"jobs":[{"name":"lint","run":"npx eslint {staged_files}","glob":"*.{js,ts}","timeout":"60s"}]}}}""" },
        { true, """{"hooks":{"pre-push":{"jobs":[{"exec":["make","test"],"env":{"A":"1","B":2,"C":true},"retries":3,"backoff":0.5,"root":"src","tags":["slow"]}]}}}""" },
        { true, """{"hooks":{"my.own_name-2":{}}}""" },
        { true, """{"receipts":{"required":true,"redact":["token"]},"locks":{"ttl":"1h30m","timeout":30},"sandbox":{"enabled":false}}""" },
        { true, """{"routes":[{"pattern":"src/**","job":"x","with":{"a":1},"batchKey":"k"}],"events":[{"on":"push","job":"x"}]}""" },
        { true, """{"data":{"a":null,"b":[1,{"c":[]}],"c":"x"}}""" },
        { true, """{"hooks":{"lint":{"jobs":[{"run":"a","retries":2.0,"glob":["*.a","*.b"]}]}}}""" },
        { true, """{"hooks":{"lint":{"jobs":[{"run":"a","root":"a..b/.c","timeout":3600000}]}}}""" },
        { false, "[]" },
        { false, "\"text\"" },
        { false, """{"hook":{}}""" },
        { false, """{"jobs":[]}""" },
        { false, """{"jobs":{"dirs":"jobs"}}""" },
        { false, """{"jobs":{"dirs":["../jobs"]}}""" },
        { false, """{"jobs":{"dirs":[null]}}""" },
        { false, """{"templates":{"nocache":true}}""" },
        { false, """{"templates":{"noCache":"yes"}}""" },
        { false, """{"daemon":{"worktrees":"some"}}""" },
        { false, """{"ai":{"model":" "}}""" },
        { false, """{"locks":{"ttl":"soon"}}""" },
        { false, """{"locks":{"ttl":"0s"}}""" },
        { false, """{"locks":{"ttl":0}}""" },
        { false, """{"locks":{"ttl":3600001}}""" },
        { false, """{"locks":{"ttl":"30m1h"}}""" },
        { false, """{"locks":{"ttl":[]}}""" },
        { false, """{"hooks":{"Pre-Commit":{}}}""" },
        { false, """{"hooks":{"lint":[]}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","exec":["b"]}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":""}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"exec":[]}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"exec":[1]}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","retries":1.5}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","retries":101}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","env":{"A=B":"1"}}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","env":{"A":null}}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","root":"a/../b"}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","glob":{}}]}}}""" },
        { false, """{"hooks":{"lint":{"jobs":[{"run":"a","name":"a\nb"}]}}}""" },
        { false, """{"routes":[{"job":"x"}]}""" },
        { false, """{"routes":[{"pattern":"x","job":"x","with":{"a":[]}}]}""" },
        { false, """{"events":[{"on":"push"}]}""" },
        { false, """{"data":[]}""" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void What_is_allowed_is_what_the_schema_says(bool allowed, string document)
    {
        if (allowed)
            Written.Json(document);
        else
            Written.Mistake("gitvan.json", document);
    }

    [Fact]
    public void A_key_with_nothing_behind_it_is_read_although_editors_point_at_it() =>
        Assert.Equal(Written.Effective(Written.Json("{}")), Written.Effective(Written.Json("""{"hooks":null,"locks":{"ttl":null}}""")));

    [Fact]
    public void Some_mistakes_only_gitvan_finds()
    {
        Written.Mistake("gitvan.json", """{"hooks":{"pre-comit":{}}}""");
        Written.Mistake("gitvan.json", """{"receipts":{"redact":["("]}}""");
        Written.Mistake("gitvan.json", """{"hooks":{"lint":{"jobs":[{"run":"a\u0000b"}]}}}""");
    }

    [Fact]
    public void The_schema_in_the_documentation_is_fresh()
    {
        var path = Path.Combine(SourceTree.Root, "docs", "gitvan.schema.json");
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == ConfigurationSchema.ToJson(),
            "docs/gitvan.schema.json is not what the types say; renew it: gitvan config schema > docs/gitvan.schema.json");
    }

    [Fact]
    public void Each_key_has_a_description_and_no_default_breaks_the_schema()
    {
        var schema = JsonNode.Parse(ConfigurationSchema.ToJson())!.AsObject();
        var defaults = new JsonObject();
        foreach (var (name, section) in schema["properties"]!.AsObject())
        {
            Assert.NotNull(section!["description"]);
            foreach (var (key, value) in section["properties"] as JsonObject ?? [])
            {
                Assert.NotNull(value!["description"]);
                if (value["default"] is { } given)
                    ((JsonObject)(defaults[name] ??= new JsonObject()))[key] = given.DeepClone();
            }
        }

        Assert.Equal(Written.Effective(Written.Json("{}")), Written.Effective(Written.Json(defaults.ToJsonString())));
        Assert.Contains("templates", defaults.ToJsonString());
        Assert.DoesNotContain("null", schema.ToJsonString());
    }
}

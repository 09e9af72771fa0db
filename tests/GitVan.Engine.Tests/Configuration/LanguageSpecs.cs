using GitVan.Engine.Configuration;

namespace GitVan.Engine.Tests.Configuration;

public sealed class LanguageSpecs
{
    private const string Yaml = """
        # what this repository does
        jobs:
          dirs: [jobs, tools/jobs]
        hooks:
          pre-commit:
            jobs:
              - name: lint
                run: |-
                  npx eslint .
                  npx prettier --check .
                env: { CI: true, LEVEL: 1.10, ID: 0017 }
                timeout: 1.5
        data: { list: [1, 2.5, null, yes], "on": { deep: ~ }, empty: {} }
        """;

    private const string Json = """
        {
          "jobs": { "dirs": ["jobs", "tools/jobs"] },
          "hooks": { "pre-commit": { "jobs": [
            { "name": "lint", "run": "npx eslint .\nnpx prettier --check .", "env": { "CI": true, "LEVEL": 1.10, "ID": "0017" }, "timeout": 1.5 }
          ] } },
          "data": { "list": [1, 2.5, null, "yes"], "on": { "deep": null }, "empty": {} }
        }
        """;

    [Fact]
    public void All_languages_say_the_same()
    {
        var expected = Written.Effective(Written.Json(Json));
        Assert.Equal(expected, Written.Effective(Written.Yaml(Yaml)));
        Assert.Equal(expected, Written.Effective(Written.Yaml(Json)));
        Assert.Equal(expected, Written.Effective(ConfigurationReader.Read([Written.File("gitvan.jsonc", "// said\n" + Json.Replace("[1,", "[ /* one */ 1,").Replace("null, \"yes\"]", "null, \"yes\",]"))])));
    }

    [Fact]
    public void What_is_taken_as_text_stays_as_it_was_written()
    {
        foreach (var configuration in new[] { Written.Yaml(Yaml), Written.Json(Json) })
            Assert.Equal([("CI", "true"), ("LEVEL", "1.10"), ("ID", "0017")], configuration.Settings.Hooks["pre-commit"].Jobs[0].Env.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("1.10", ConfigurationReader.ReadMetadata("jobs/a.sh", 1, 1, "{version: 1.10}").Version);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var expected = Written.Effective(Written.Yaml(Yaml));
        Assert.Equal(expected, Written.Effective(Written.Yaml("\ufeff" + Yaml.Replace("\n", "\r\n"))));
        Assert.Equal(expected, Written.Effective(Written.Json("\ufeff" + Json.Replace("\n", "\r\n"))));
    }

    [Theory]
    [InlineData("gitvan.yaml", ""), InlineData("gitvan.yaml", "# nothing yet\n"), InlineData("gitvan.yaml", "---\n"), InlineData("gitvan.yaml", "--- {}\n...\n")]
    [InlineData("gitvan.yaml", "hooks:\n  # pre-commit:\n"), InlineData("gitvan.yaml", "\ufeff"), InlineData("gitvan.json", "{}"), InlineData("gitvan.jsonc", "// none\n{ }\n")]
    public void Nothing_written_means_the_defaults(string name, string text) =>
        Assert.Equal(Written.Effective(ConfigurationReader.Read([])), Written.Effective(ConfigurationReader.Read([Written.File(name, text)])));

    [Theory]
    [InlineData("yes", "\"yes\""), InlineData("on", "\"on\""), InlineData("True", "true"), InlineData("~", "null"), InlineData("NULL", "null"), InlineData("", "null")]
    [InlineData("12", "12"), InlineData("-12", "-12"), InlineData("0x1f", "31"), InlineData("1e3", "1000"), InlineData("1.", "1"), InlineData("12:30", "\"12:30\"")]
    [InlineData("1_000", "\"1_000\""), InlineData("60s", "\"60s\""), InlineData("2026-01-01", "\"2026-01-01\""), InlineData("'12'", "\"12\""), InlineData("!!str 12", "\"12\"")]
    [InlineData("!!int '12'", "12"), InlineData(".inf", "\".inf\""), InlineData("0x", "\"0x\""), InlineData("-", null), InlineData("\"\\u00e9\"", "\"\\u00E9\"")]
    public void Plain_words_are_read_by_the_rules_of_yaml_1_2(string written, string? json)
    {
        if (json is null)
            Written.Mistake("gitvan.yaml", $"data: {{a: {written}}}");
        else
            Assert.Equal($$"""{"a":{{json}}}""", Written.Yaml($"data:\n  a: {written}\n").Settings.Data!.ToJsonString());
    }

    [Fact]
    public void Anchors_and_merge_keys_repeat_what_was_written()
    {
        var jobs = Written.Yaml("""
            data: { usual: &usual { timeout: 30s, retries: 2 }, other: &other { retries: 5, backoff: 2s } }
            hooks:
              pre-commit:
                jobs:
                  - { <<: *usual, run: one }
                  - { run: two, retries: 7, <<: [*usual, *other] }
                  - { <<: *usual, timeout: 1s, run: three }
            """).Settings.Hooks["pre-commit"].Jobs;
        Assert.Equal(
            [("one", 30, 2, 1), ("two", 30, 7, 2), ("three", 1, 2, 1)],
            jobs.Select(job => (job.Run!, (int)job.Timeout!.Value.TotalSeconds, job.Retries, (int)job.Backoff.TotalSeconds)));
    }

    [Theory]
    [InlineData("a: *nowhere", "gitvan.yaml:1:4: alias '*nowhere' has no anchor before it")]
    [InlineData("data: &a [*a]", "gitvan.yaml:1:11: alias '*a' has no anchor before it")]
    [InlineData("data: { <<: text }", "gitvan.yaml:1:13: '<<' takes a map, or a list of maps")]
    [InlineData("data: { <<: [[]] }", "gitvan.yaml:1:14: '<<' takes a map, or a list of maps")]
    [InlineData("data:\n  a: 1\n  b: 2\n  a: 3\n", "gitvan.yaml:4:3: key 'a' stands here a second time")]
    [InlineData("data: !!binary aGk=", "gitvan.yaml:1:7: tag 'tag:yaml.org,2002:binary' is not known here")]
    [InlineData("data: { a: !secret x }", "gitvan.yaml:1:12: tag '!secret' is not known here")]
    [InlineData("data: !!python/object:os.system {}", "gitvan.yaml:1:7: tag 'tag:yaml.org,2002:python/object:os.system' is not known here")]
    [InlineData("data: { ? [a] : b }", "gitvan.yaml:1:11: expected a key that is text")]
    [InlineData("data: {}\n---\ndata: {}\n", "gitvan.yaml:2:1: a second document begins here, expected one")]
    [InlineData("data: {}\n---\n", "gitvan.yaml:2:1: a second document begins here, expected one")]
    [InlineData("data: { a: 1e999 }", "gitvan.yaml:1:12: the number is too large")]
    [InlineData("data: {\n  é: [1\n", null)]
    [InlineData("data:\n\t- x\n", "gitvan.yaml:2:1: while scanning a mapping, found invalid tab as indentation")]
    [InlineData("data: {}\nhooks:\n  lint:\n  \tjobs: []\n", "gitvan.yaml:4:3: while scanning a mapping, found invalid tab as indentation")]
    [InlineData("data: \"\\q\"", null)]
    [InlineData("data: \"\\ud800\"", null)]
    [InlineData("%YAML 3.0\n---\n{}\n", null)]
    [InlineData("data: 'open", null)]
    [InlineData("data: @at", null)]
    [InlineData("- a\n- b\n", "gitvan.yaml:1:1: the configuration is a list, expected a map")]
    [InlineData("hello", "gitvan.yaml:1:1: the configuration is 'hello', expected a map")]
    [InlineData("data: {}\0\nhooks: nonsense\n", "gitvan.yaml:1:9: control character U+0000, expected text")]
    [InlineData("data: {}\n# \u001b[31m\n", "gitvan.yaml:2:3: control character U+001B, expected text")]
    public void A_mistake_in_yaml_has_its_place(string text, string? message)
    {
        var error = Written.Mistake("gitvan.yaml", text);
        if (message is not null)
            Assert.Equal(message, error.Message);
        else
            Assert.Matches("^gitvan.yaml:[0-9]+:[0-9]+: [a-z]", error.Message);
    }

    [Theory]
    [InlineData("", 1, 1, null)]
    [InlineData("{ \"data\": { \"é\": 1, \"é\": 2 } }", 1, 21, "key 'é' stands here a second time")]
    [InlineData("{\n  \"data\": {} // said\n}", 2, 14, null)]
    [InlineData("{ \"data\": {}, }", 1, 15, null)]
    [InlineData("{ \"é\": {} ] }", 1, 11, null)]
    [InlineData("{} {}", 1, 4, null)]
    [InlineData("{ \"data\": { \"a\": 1e999 } }", 1, 18, "the number is too large")]
    [InlineData("{ \"data\": { \"a\": \"\\ud800\" } }", 1, 18, "a \\u escape is half of a character, expected both halves")]
    [InlineData("[]", 1, 1, "the configuration is a list, expected a map")]
    [InlineData("null", 1, 1, "the configuration is empty, expected a map")]
    public void A_mistake_in_json_has_its_place(string text, int line, int column, string? message)
    {
        var error = Written.Mistake("gitvan.json", text);
        Assert.StartsWith($"gitvan.json:{line}:{column}: {message}", error.Message);
        Assert.DoesNotContain("Path:", error.Message);
    }

    [Fact]
    public void Comments_in_json_are_answered_with_where_they_may_be()
    {
        Assert.Contains(".jsonc", Written.Mistake("gitvan.json", "{} // said").Hint);
        Assert.Contains(".jsonc", Written.Mistake("gitvan.json", "{ \"data\": {}, }").Hint);
        Assert.DoesNotContain(".jsonc", Written.Mistake("gitvan.json", "{ \"data\" }").Hint);
        Assert.DoesNotContain(".jsonc", Written.Mistake("gitvan.jsonc", "{ \"data\" }").Hint);
    }

    [Theory, InlineData("gitvan.yaml"), InlineData("gitvan.json"), InlineData("gitvan.jsonc")]
    public void What_is_not_utf_8_has_its_place(string name)
    {
        var error = Written.Mistake(name, [.. "{\n\"é\": \""u8, 0xff, (byte)'"', (byte)'}']);
        Assert.Equal($"{name}:2:7: not UTF-8", error.Message);
        Assert.StartsWith("save ", error.Hint);
        Written.Mistake(name, [0xff, 0xfe, (byte)'{', 0, (byte)'}', 0]);
    }

    [Fact]
    public void Places_count_characters_and_lines_as_an_editor_does()
    {
        var yaml = Written.Yaml("data:\r\n  'é😀': { b: 1,\r\n    c: [ x, y ] }\r\n").Origins;
        Assert.Equal(["gitvan.yaml:2:15", "gitvan.yaml:3:10", "gitvan.yaml:3:13"], yaml.Values);
        var json = Written.Json("\ufeff{ \"data\":\r\n  {\"é😀\": {\"b\": 1,\r\n    \"c\": [ \"x\", \"y\" ] }}}\r\n").Origins;
        Assert.Equal(["gitvan.json:2:17", "gitvan.json:3:12", "gitvan.json:3:17"], json.Values);
        Assert.Equal(["data.é😀.b", "data.é😀.c[0]", "data.é😀.c[1]"], yaml.Keys);
        Assert.Equal(yaml.Keys, json.Keys);
    }

    [Fact]
    public void A_mistake_in_a_job_file_has_its_place_in_that_file()
    {
        var error = Assert.Throws<GitVanException>(() => ConfigurationReader.ReadMetadata("jobs/a.sh", 3, 11, "{desc: x, timeot: 5s}"));
        Assert.Equal("jobs/a.sh:3:21: unknown key 'timeot', expected one of name, desc, env, timeout, retries, backoff, root, tags, needs, priority, skip, only, required, on, concurrency, lockTimeout, maxOutput, inputs, hooks, version", error.Message);
        Assert.Equal("write 'timeout'", error.Hint);
        error = Assert.Throws<GitVanException>(() => ConfigurationReader.ReadMetadata("jobs/a.sh", 3, 11, "{desc: x"));
        Assert.StartsWith("jobs/a.sh:3:19: ", error.Message);
        error = Assert.Throws<GitVanException>(() => ConfigurationReader.ReadMetadata("jobs/a.sh", 3, 11, "{desc: [x]}"));
        Assert.Equal("jobs/a.sh:3:18: 'desc' is a list, expected text", error.Message);
    }
}

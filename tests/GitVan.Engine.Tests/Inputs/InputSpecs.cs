using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Inputs;

namespace GitVan.Engine.Tests.Inputs;

public sealed class InputSpecs
{
    [Theory]
    [InlineData("""{"type":"string"}""", "\"a\""), InlineData("""{"type":"string"}""", "\"\""), InlineData("""{"type":"string","minLength":2,"maxLength":2}""", "\"😀é\""), InlineData("""{"type":"string","enum":["a","b"]}""", "\"b\"")]
    [InlineData("""{"type":"string","pattern":"^[a-z]+$"}""", "\"abc\""), InlineData("""{"type":"string","pattern":"b"}""", "\"abc\""), InlineData("""{"type":"string","pattern":"^(?=a)(.)\\1$"}""", "\"aa\"")]
    [InlineData("""{"type":"number"}""", "1.5"), InlineData("""{"type":"number","minimum":1,"maximum":1}""", "1"), InlineData("""{"type":"integer"}""", "2.0"), InlineData("""{"type":"integer","minimum":-3}""", "-3"), InlineData("""{"type":"integer","enum":[1,2]}""", "2")]
    [InlineData("""{"type":"boolean"}""", "true"), InlineData("""{"type":"boolean","default":false}""", "true"), InlineData("""{"type":"object"}""", """{"a":[1,{"b":null}]}""")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", """["a","b"]"""), InlineData("""{"type":"array","items":{"type":"integer","minimum":1},"minItems":1,"maxItems":2}""", "[1,2]"), InlineData("""{"type":"array","items":{"type":"boolean"}}""", "[]")]
    public void A_value_as_declared_is_taken(string rules, string value) =>
        Assert.Equal($$"""{"x":{{value}}}""", Schema(rules).Check(Values($$"""{"x":{{value}}}""")).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\\uD83D\\uDE00", "😀"));

    [Theory]
    [InlineData("""{"type":"string"}""", "5", "input 'x' is 5, expected text"), InlineData("""{"type":"string"}""", "null", "input 'x' is null, expected text"), InlineData("""{"type":"string"}""", "\"a\\u0000\"", "input 'x' has a NUL character, expected text")]
    [InlineData("""{"type":"string","minLength":2}""", "\"😀\"", "input 'x' has 1 characters, expected at least 2 characters"), InlineData("""{"type":"string","maxLength":2}""", "\"abc\"", "input 'x' has 3 characters, expected at most 2 characters")]
    [InlineData("""{"type":"string","enum":["fast","slow"]}""", "\"fst\"", "input 'x' is 'fst', expected 'fast' or 'slow'", "write 'fast'"), InlineData("""{"type":"string","enum":["fast","slow"]}""", "5", "input 'x' is 5, expected 'fast' or 'slow'")]
    [InlineData("""{"type":"string","pattern":"^a"}""", "\"ba\"", "input 'x' is 'ba', expected text that matches '^a'"), InlineData("""{"type":"string"}""", "[\"a\"]", "input 'x' is a list, expected text")]
    [InlineData("""{"type":"number"}""", "\"1\"", "input 'x' is '1', expected a number"), InlineData("""{"type":"integer"}""", "1.5", "input 'x' is 1.5, expected a whole number"), InlineData("""{"type":"integer","minimum":3}""", "2", "input 'x' is 2, expected at least 3")]
    [InlineData("""{"type":"number","maximum":0.5}""", "0.75", "input 'x' is 0.75, expected at most 0.5"), InlineData("""{"type":"integer","enum":[1,2]}""", "3", "input 'x' is 3, expected 1 or 2")]
    [InlineData("""{"type":"boolean"}""", "\"true\"", "input 'x' is 'true', expected true or false"), InlineData("""{"type":"object"}""", "[]", "input 'x' is a list, expected a map"), InlineData("""{"type":"array","items":{"type":"string"}}""", "{}", "input 'x' is a map, expected a list")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "[\"a\",5]", "an item of input 'x' is 5, expected text"), InlineData("""{"type":"array","items":{"type":"string"},"minItems":1}""", "[]", "input 'x' has 0 items, expected at least 1 items")]
    public void A_value_that_is_not_says_what_was_expected(string rules, string value, string message, string? hint = null)
    {
        var error = Assert.Throws<GitVanException>(() => Schema(rules).Check(Values($$"""{"x":{{value}}}""")));
        Assert.Equal((message, ExitCode.Usage), (error.Message, error.ExitCode));
        Assert.True(hint is null ? error.Hint is not null : error.Hint == hint, error.Hint);
    }

    [Fact]
    public void Defaults_hold_where_nothing_is_given()
    {
        var schema = InputSchema.Parse(Values("""{"type":"object","properties":{"a":{"type":"string","default":"x"},"b":{"type":"integer"},"c":{"type":"array","items":{"type":"string"},"default":[]},"d":{"type":"boolean"}},"required":["a","d"]}"""));
        Assert.Equal("""{"a":"x","c":[],"d":true}""", schema.Check(Values("""{"d":true}""")).ToJsonString());
        Assert.Equal("""{"a":"y","b":5,"c":["z"],"d":false}""", schema.Check(Values("""{"d":false,"c":["z"],"b":5,"a":"y"}""")).ToJsonString());
        Assert.Equal("input 'd' is missing, expected true or false", Assert.Throws<GitVanException>(() => schema.Check([])).Message);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_nearest_known_one()
    {
        var error = Assert.Throws<GitVanException>(() => Schema("""{"type":"string"}""", "name").Check(Values("""{"nmae":"x"}""")));
        Assert.Equal(("unknown input 'nmae', expected one of name", "write 'name'"), (error.Message, error.Hint));
        error = Assert.Throws<GitVanException>(() => InputSchema.Check(null, Values("""{"x":1}""")));
        Assert.Equal("input 'x' is given, but the job takes none", error.Message);
        Assert.Null(InputSchema.Check(null, null));
    }

    [Theory]
    [InlineData("""{"type":"object","title":"x"}""", "the inputs: unknown word 'title', expected one of type, properties, required"), InlineData("""{"properties":{}}""", "the inputs: 'type' is null, expected 'object'"), InlineData("""{"type":"array"}""", "the inputs: 'type' is 'array', expected 'object'")]
    [InlineData("""{"type":"object","properties":[]}""", "the inputs: 'properties' is a list, expected a map"), InlineData("""{"type":"object","properties":null}""", "the inputs: 'properties' is null, expected a map")]
    [InlineData("""{"type":"object","required":["a"]}""", "the inputs: 'required' names 'a', which is not declared"), InlineData("""{"type":"object","required":"a"}""", "the inputs: 'required' is 'a', expected a list of names"), InlineData("""{"type":"object","required":[1]}""", "the inputs: 'required' is a list, expected a list of names")]
    [InlineData("""{"type":"object","properties":{"a b":{"type":"string"}}}""", "input 'a b': expected a name of at most 64 ASCII letters, digits, '_' and '-' that begins with a letter"), InlineData("""{"type":"object","properties":{"":{"type":"string"}}}""", "input '': expected a name")]
    [InlineData("""{"type":"object","properties":{"a-b":{"type":"string"},"A_B":{"type":"string"}}}""", "inputs 'a-b' and 'A_B' would both be the variable GITVAN_INPUT_A_B"), InlineData("""{"type":"object","properties":{"a":"string"}}""", "input 'a' is declared as 'string', expected a map such as {type: string}")]
    public void A_wrong_declaration_is_one_line(string declaration, string message) =>
        Assert.StartsWith(message, Assert.Throws<GitVanException>(() => InputSchema.Parse(Values(declaration))).Message);

    [Theory]
    [InlineData("{}", "input 'x' has no 'type', expected one of string, number, integer, boolean, array, object"), InlineData("""{"type":"text"}""", "input 'x': 'type' is 'text', expected one of string,"), InlineData("""{"type":["string"]}""", "input 'x': 'type' is a list, expected one of"), InlineData("""{"type":null}""", "input 'x': 'type' is null, expected one of")]
    [InlineData("""{"type":"string","format":"uri"}""", "input 'x': unknown word 'format', expected one of type, default, description, enum, pattern, minLength,"), InlineData("""{"type":"string","required":true}""", "input 'x': unknown word 'required'")]
    [InlineData("""{"type":"string","minimum":1}""", "input 'x': 'minimum' is not for type string"), InlineData("""{"type":"boolean","enum":[true]}""", "input 'x': 'enum' is not for type boolean"), InlineData("""{"type":"integer","items":{"type":"string"}}""", "input 'x': 'items' is not for type integer")]
    [InlineData("""{"type":"string","pattern":"("}""", "input 'x': 'pattern' is '(', expected a regular expression"), InlineData("""{"type":"string","pattern":5}""", "input 'x': 'pattern' is 5, expected text"), InlineData("""{"type":"string","description":5}""", "input 'x': 'description' is 5, expected text")]
    [InlineData("""{"type":"number","minimum":"1"}""", "input 'x': 'minimum' is '1', expected a number"), InlineData("""{"type":"number","maximum":1e999}""", "input 'x': 'maximum' is 1e999, expected a number"), InlineData("""{"type":"string","minLength":-1}""", "input 'x': 'minLength' is -1, expected a whole number from 0"), InlineData("""{"type":"string","maxLength":1.5}""", "input 'x': 'maxLength' is 1.5, expected a whole number from 0")]
    [InlineData("""{"type":"number","minimum":3,"maximum":2}""", "input 'x': 'maximum' is 2, expected no less than 'minimum'"), InlineData("""{"type":"string","enum":[]}""", "input 'x': 'enum' is a list, expected a list of values that are allowed"), InlineData("""{"type":"string","enum":["a",5]}""", "an item of 'enum' of input 'x' is 5, expected text")]
    [InlineData("""{"type":"array"}""", "input 'x' has no 'items'"), InlineData("""{"type":"array","items":"string"}""", "input 'x': 'items' is 'string', expected a map such as {type: string}"), InlineData("""{"type":"array","items":{"type":"object"}}""", "the items of input 'x': 'type' is 'object', expected one of string, number, integer, boolean"), InlineData("""{"type":"array","items":{"type":"string","default":"x"}}""", "the items of input 'x': unknown word 'default'")]
    [InlineData("""{"type":"string","default":5}""", "the default of input 'x' is 5, expected text"), InlineData("""{"type":"string","default":null}""", "the default of input 'x' is null, expected text"), InlineData("""{"type":"integer","minimum":3,"default":2}""", "the default of input 'x' is 2, expected at least 3"), InlineData("""{"type":"string","enum":["a"],"default":"b"}""", "the default of input 'x' is 'b', expected 'a'")]
    public void A_wrong_rule_names_the_input_and_what_was_expected(string rules, string message)
    {
        var error = Assert.Throws<GitVanException>(() => Schema(rules));
        Assert.StartsWith(message, error.Message);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void A_pattern_that_never_ends_is_ended()
    {
        // The first has no need to go back; the second can't do without.
        Assert.StartsWith("input 'x' is 'aaa", Assert.Throws<GitVanException>(() => Schema("""{"type":"string","pattern":"^(a+)+$"}""").Check(Values($$"""{"x":"{{new string('a', 100_000)}}b"}"""))).Message);
        Assert.Equal(
            """input 'x' takes too long to be matched with '^(a+)+\1$'""",
            Assert.Throws<GitVanException>(() => Schema("""{"type":"string","pattern":"^(a+)+\\1$"}""").Check(Values($$"""{"x":"{{new string('a', 1000)}}b"}"""))).Message);
    }

    [Theory]
    [InlineData("^[a-z]+$", "abc", true), InlineData("^[a-z]+$", "abc\n", false), InlineData("^[$]$", "$", true), InlineData(@"^\$$", "$", true), InlineData(@"^\\$", "\\", true), InlineData(@"^\\$", "\\\n", false), InlineData(@"^[\]$]$", "$", true)]
    [InlineData("a$|b", "a\n", false), InlineData("a$|b", "b\n", true), InlineData("^(?!a).$", "b", true), InlineData("^(?!a).$", "b\n", false)]
    public void The_end_of_a_pattern_is_the_end_of_the_text(string pattern, string text, bool matches) => Assert.Equal(matches, InputPattern.TryParse(pattern)!.IsMatch(text, "x"));

    [Theory]
    [InlineData("((((((a{1000}){1000}){1000}){1000}){1000}){1000})"), InlineData("(a|b|ab)*c{0,2000}d{0,2000}$"), InlineData("(.*a){20}"), InlineData("[a-z]{1,1000}[b-z]{1,1000}x"), InlineData("(?:a?){500}a{500}")]
    public void A_hostile_pattern_costs_little(string pattern)
    {
        var start = ThreadClock.Now;
        Record.Exception(() => InputPattern.TryParse(pattern)?.IsMatch(new string('a', 10_000), "x"));
        Assert.InRange(ThreadClock.Now - start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("s=a=b", """{"s":"a=b"}"""), InlineData("s=", """{"s":""}"""), InlineData("s=true", """{"s":"true"}"""), InlineData("b=true", """{"b":true}"""), InlineData("i=-12", """{"i":-12}"""), InlineData("n=1e3", """{"n":1000}"""), InlineData("n=.5", """{"n":0.5}""")]
    [InlineData("l=1", """{"l":[1]}"""), InlineData("l=1 l=2", """{"l":[1,2]}"""), InlineData("l=[1,2] l=3", """{"l":[1,2,3]}"""), InlineData("l=[]", """{"l":[]}"""), InlineData("""o={"a":[1]}""", """{"o":{"a":[1]}}"""), InlineData("s=a s=b", """{"s":"b"}""")]
    public void Text_becomes_what_is_declared(string assignments, string values) => Assert.Equal(values, InputValues.Read(Several(), null, assignments.Split(' ')).ToJsonString());

    [Theory]
    [InlineData("s", "--input: 's' is no assignment, expected name=value"), InlineData("=x", "--input: '=x' is no assignment, expected name=value"), InlineData("z=1", "unknown input 'z', expected one of s, b, i, n, l, o")]
    [InlineData("b=yes", "input 'b' is 'yes', expected true or false"), InlineData("i=a", "input 'i' is 'a', expected a whole number"), InlineData("i=1.5", "input 'i' is 1.5, expected a whole number"), InlineData("i= 1", "input 'i' is ' 1', expected a whole number"), InlineData("n=NaN", "input 'n' is 'NaN', expected a number"), InlineData("n=1e999", "input 'n' is '1e999', expected a number")]
    [InlineData("l=a", "an item of input 'l' is 'a', expected a whole number"), InlineData("l=[1,]", "input 'l':1:4: "), InlineData("l=[\"a\"]", "an item of input 'l' is 'a', expected a whole number"), InlineData("o=5", "input 'o' is 5, expected a map"), InlineData("o=x", "input 'o':1:1: "), InlineData("o={\"a\":1,\"a\":2}", "input 'o':1:8: key 'a' stands here a second time"), InlineData("o=null", "input 'o' is null, expected a value")]
    public void Text_that_can_not_is_a_mistake(string assignment, string message) =>
        Assert.StartsWith(message, Assert.Throws<GitVanException>(() => InputValues.Read(Several(), null, [assignment])).Message);

    [Fact]
    public void What_is_given_by_name_goes_before_the_document() =>
        Assert.Equal("""{"s":"b","i":1,"l":[3]}""", InputValues.Read(Several(), Values("""{"s":"a","i":1,"l":[1,2]}"""), ["s=b", "l=3"]).ToJsonString());

    [Theory]
    [InlineData("[]", "in.json: is a list, expected a map of inputs"), InlineData("", "in.json:1:1: "), InlineData("{", "in.json:1:2: "), InlineData("null", "in.json is null, expected a value"), InlineData("{} {}", "in.json:1:4: "), InlineData("{\"a\":1,\n\"a\":2}", "in.json:2:1: key 'a' stands here a second time"), InlineData("{} // x", "in.json:1:4: ")]
    public void A_document_is_one_json_object(string text, string message) => Assert.StartsWith(message, Assert.Throws<GitVanException>(() => Document(text)).Message);

    [Fact]
    public void A_document_has_limits()
    {
        Assert.Equal("in.json: more than 1 MB, expected the inputs of a job", Assert.Throws<GitVanException>(() => Document(new string(' ', 1 << 20) + "{")).Message);
        Assert.EndsWith("nested more than 64 deep", Assert.Throws<GitVanException>(() => Document("{\"a\":" + new string('[', 100_000))).Message);
        Assert.Empty(Document("{}" + new string(' ', (1 << 20) - 2)));
        var many = new JsonObject(Enumerable.Range(0, 101).Select(i => KeyValuePair.Create($"a{i}", (JsonNode?)new JsonObject { ["type"] = "string" })));
        Assert.Equal("101 inputs are declared, expected at most 100", Assert.Throws<GitVanException>(() => InputSchema.Parse(new JsonObject { ["type"] = "object", ["properties"] = many })).Message);
    }

    [Fact]
    public void The_short_form_is_the_long_one()
    {
        var schema = InputShorthand.Parse(Values("""{"a":{"type":"string","required":true},"b":{"type":"integer","required":false,"default":1}}"""), "x.sh:2")!;
        Assert.Equal("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer","default":1}},"required":["a"]}""", schema.Declaration.ToJsonString());
        Assert.Equal(["a string True", "b integer False"], schema.Inputs.Select(input => $"{input.Name} {input.Type} {input.IsRequired}"));
        Assert.Null(InputShorthand.Parse(null, "x.sh:2"));
        Assert.Null(InputShorthand.Parse([], "x.sh:2"));
        Assert.Equal("x.sh:2: input 'a': 'required' is 'yes', expected true or false", Assert.Throws<GitVanException>(() => InputShorthand.Parse(Values("""{"a":{"type":"string","required":"yes"}}"""), "x.sh:2")).Message);
        Assert.Equal("x.sh:2: input 'a' is declared as null, expected a map such as {type: string}", Assert.Throws<GitVanException>(() => InputShorthand.Parse(Values("""{"a":null}"""), "x.sh:2")).Message);
    }

    [Fact]
    public void Variables_take_the_place_of_those_of_the_job_before()
    {
        Dictionary<string, string> environment = new() { ["A"] = "a", ["GITVAN_INPUTS"] = "{}", ["GITVAN_INPUT_OLD"] = "old", ["GITVAN_INPUTSX"] = "x" };
        InputVariables.Replace(environment, Values("""{"a-b":"é","n":1.5,"t":true,"l":["x",2],"o":{}}"""));
        Assert.Equal(
            ["A=a", """GITVAN_INPUTS={"a-b":"é","n":1.5,"t":true,"l":["x",2],"o":{}}""", "GITVAN_INPUTSX=x", "GITVAN_INPUT_A_B=é", """GITVAN_INPUT_L=["x",2]""", "GITVAN_INPUT_N=1.5", "GITVAN_INPUT_O={}", "GITVAN_INPUT_T=true"],
            environment.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        InputVariables.Replace(environment, null);
        Assert.Equal(["A", "GITVAN_INPUTSX"], environment.Keys.Order(StringComparer.Ordinal));
        Assert.Throws<GitVanException>(() => InputVariables.Replace(environment, new JsonObject { ["a"] = new string('x', 100_000) }));
    }

    private static JsonObject Values(string json) => JsonNode.Parse(json)!.AsObject();

    private static InputSchema Schema(string rules, string name = "x") => InputSchema.Parse(new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [name] = JsonNode.Parse(rules) } });

    private static InputSchema Several() => InputSchema.Parse(Values("""
        {"type":"object","properties":{"s":{"type":"string"},"b":{"type":"boolean"},"i":{"type":"integer"},"n":{"type":"number"},"l":{"type":"array","items":{"type":"integer"}},"o":{"type":"object"}}}
        """));

    private static JsonObject Document(string text) => InputValues.ReadDocument("in.json", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}

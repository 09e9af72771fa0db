using System.Text.Json.Nodes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class HostileParameterSpecs
{
    /// <summary>What other parameters have, so that the hostile one is come to.</summary>
    private static readonly JsonObject Ordinary = JsonNode.Parse("""
        {
          "message": "m", "text": "t", "object": "HEAD", "revision": "HEAD", "name": "x", "to": "HEAD", "path": "file", "a": "HEAD", "b": "HEAD", "ancestor": "HEAD",
          "descendant": "HEAD", "branch": "main", "commits": ["HEAD"], "upstream": "HEAD", "args": ["version"], "command": ["true"], "job": "x", "id": "x",
          "format": "json", "files": ["a"], "routes": [{"pattern": "**", "job": "x"}], "value": 1, "template": "x", "plan": {}
        }
        """)!.AsObject();

    [Theory, InlineData("9223372036854775807"), InlineData("1e300"), InlineData("\"\""), InlineData("\"a\\u0000b\""), InlineData("\"a\\nb\""), InlineData("[\"\", \"-x\"]"), InlineData("{\"\": {\"A=B\": []}}")]
    public void No_value_of_a_parameter_is_a_bug_of_ours(string value)
    {
        using var temp = new TempRepository();
        temp.Commit();
        using var session = Sessions.Of(temp);
        foreach (var method in Sessions.Methods(session).Values)
        {
            foreach (var name in method.Parameters)
            {
                var parameters = new JsonObject(method.Parameters.Where(Ordinary.ContainsKey).Select(other => KeyValuePair.Create(other, Ordinary[other]?.DeepClone())));
                parameters[name] = JsonNode.Parse(value);
                if (Error(method, parameters) is not { } error)
                    continue;
                Assert.True(error.Code != CallException.Bug, $"{method.Name} {name}: {error.Data}");
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    private static CallError? Error(Method method, JsonObject parameters)
    {
        try
        {
            method.Answer(new Call(parameters));
            return null;
        }
        catch (Exception e)
        {
            return CallError.Of(e);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Tests;

/// <summary>A call of the package: what it sends, what is answered, and what the job gets.</summary>
/// <param name="Method">The protocol's.</param>
/// <param name="Parameters">What is sent.</param>
/// <param name="Answer">What the engine answers.</param>
/// <param name="Make">Makes it, and checks what the job gets.</param>
internal sealed record Call(string Method, string Parameters, string Answer, Func<CancellationToken, Task> Make)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>The job gets nothing.</summary>
    public static Call Of(string method, string parameters, Func<CancellationToken, Task> make) => new(method, parameters, "null", make);

    /// <summary>The job gets the answer, in records with the names that it has on the wire.</summary>
    public static Call Of<T>(string method, string parameters, string answer, Func<CancellationToken, Task<T>> make) =>
        Of(method, parameters, answer, make, result =>
        {
            var got = JsonSerializer.SerializeToNode(result, Names);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer), got), got?.ToJsonString() ?? "null");
        });

    public static Call Of<T>(string method, string parameters, string answer, Func<CancellationToken, Task<T>> make, Action<T> check) =>
        new(method, parameters, answer, async ct => check(await make(ct)));
}

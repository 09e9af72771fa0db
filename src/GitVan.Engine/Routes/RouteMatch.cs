using System.Text.Json.Nodes;

namespace GitVan.Engine.Routes;

/// <summary>A file and the first route that matched it.</summary>
/// <param name="Parameters">As <see cref="RoutePattern.Match"/> gives them.</param>
public sealed record RouteMatch(Route Route, string File, JsonObject Parameters)
{
    /// <summary>What the route's <see cref="Route.With"/> comes to.</summary>
    public JsonObject ToInputs()
    {
        var inputs = new JsonObject();
        foreach (var (name, text) in Route.With)
        {
            if (text.Bind(this) is { } value)
                inputs[name] = value;
        }

        return inputs;
    }
}

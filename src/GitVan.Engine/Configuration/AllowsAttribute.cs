namespace GitVan.Engine.Configuration;

/// <summary>What a setting's type alone does not say. <see cref="ConfigurationSchema"/> turns it into JSON Schema.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowsAttribute : Attribute
{
    /// <summary>A <see cref="TextRule"/> for the text, or for each text of the list.</summary>
    public string? Text { get; init; }

    /// <summary>A <see cref="TextRule"/> for the names in the map.</summary>
    public string? Keys { get; init; }

    /// <summary>Numbers and booleans are taken as their text, in the map's values too.</summary>
    public bool AnyScalar { get; init; }

    /// <summary>One text stands for a list of one.</summary>
    public bool Single { get; init; }

    /// <summary>The smallest number, or the shortest list.</summary>
    public int Least { get; init; }

    /// <summary>The largest number.</summary>
    public int Most { get; init; } = int.MaxValue;
}

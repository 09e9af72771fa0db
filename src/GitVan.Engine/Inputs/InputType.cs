namespace GitVan.Engine.Inputs;

/// <summary>What an input is, in JSON Schema's words.</summary>
internal enum InputType
{
    /// <summary>Text.</summary>
    String,
    Number,

    /// <summary>A number without a fraction; <c>2.0</c> is one.</summary>
    Integer,
    Boolean,

    /// <summary>A list of values of one scalar type.</summary>
    Array,

    /// <summary>A map of anything.</summary>
    Object,
}

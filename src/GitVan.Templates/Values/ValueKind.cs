namespace GitVan.Templates.Values;

/// <summary>What a value is. The set is closed: no object of the host is ever a value.</summary>
public enum ValueKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,

    /// <summary>Text that autoescape leaves alone.</summary>
    Safe,
    Array,
    Map,
    Function,
    Regex,
}

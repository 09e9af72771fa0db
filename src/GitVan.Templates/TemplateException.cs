namespace GitVan.Templates;

/// <summary>A template that cannot be read or rendered: what is wrong with it, and where.</summary>
/// <remarks>A filter of yours throws it with a message alone; the place is added on the way out.</remarks>
public sealed class TemplateException(string message) : Exception
{
    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; } = message;

    /// <summary>What to do about it, such as the name that was probably meant; or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The template's name, or null for one that was given as text.</summary>
    public string? Template { get; private set; }

    /// <summary>From 1; 0 where the error has no place.</summary>
    public int Line { get; private set; }

    /// <summary>From 1, in UTF-16 code units.</summary>
    public int Column { get; private set; }

    public override string Message => Line == 0 ? Reason : $"{Template ?? "template"}:{Line}:{Column}: {Reason}";

    // The innermost place is the one that counts.
    internal TemplateException At(string? template, string source, int offset)
    {
        if (Line > 0) return this;
        var before = source.AsSpan(0, Math.Min(offset, source.Length));
        Template = template;
        Line = before.Count('\n') + 1;
        Column = before.Length - before.LastIndexOf('\n');
        return this;
    }
}

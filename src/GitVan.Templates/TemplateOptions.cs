using System.Collections.Frozen;
using GitVan.Templates.Filters;
using GitVan.Templates.Globals;
using GitVan.Templates.Loaders;
using GitVan.Templates.Tests;
using GitVan.Templates.Values;

namespace GitVan.Templates;

/// <summary>How an engine reads and renders templates. Never changes, so that many threads can share it.</summary>
/// <example>
/// <code>
/// var options = new TemplateOptions
/// {
///     Filters = FilterTable.With(("shout", (arguments, context) => arguments[0].ToString().ToUpperInvariant() + "!")),
/// };
/// </code>
/// </example>
public sealed record TemplateOptions
{
    /// <summary>Whether output is escaped for HTML unless it is marked as safe.</summary>
    public bool Autoescape { get; init; }

    /// <summary>Whether writing undefined or null is an error.</summary>
    public bool ThrowOnUndefined { get; init; }

    /// <summary>Whether the first line end after a tag is left out.</summary>
    public bool TrimBlocks { get; init; }

    /// <summary>Whether white space from the start of a line to a tag is left out.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>Whether Python's slices, constants and methods of lists and dicts are understood too.</summary>
    public bool JinjaCompatibility { get; init; }

    public TemplateDelimiters Delimiters { get; init; } = new();

    public TemplateLimits Limits { get; init; } = new();

    /// <summary>Where templates that others name come from; without one there are none.</summary>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>What <c>now()</c> and <c>date</c> tell the time by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many bytes of templates an engine keeps, about.</summary>
    public long CacheBytes { get; init; } = 5 << 20;

    public FrozenDictionary<string, TemplateFunction> Filters { get; init; } = FilterTable.BuiltIn;

    public FrozenDictionary<string, TemplateFunction> Tests { get; init; } = TestTable.BuiltIn;

    public FrozenDictionary<string, Value> Globals { get; init; } = GlobalTable.BuiltIn;
}

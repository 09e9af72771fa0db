namespace GitVan.Templates.Loaders;

/// <summary>Names of templates: paths with slashes, below some root that they never leave.</summary>
internal static class TemplateName
{
    public static string Resolve(string name, string? from)
    {
        if (!name.StartsWith("./", StringComparison.Ordinal) && !name.StartsWith("../", StringComparison.Ordinal)) return name;
        var folder = from is null ? "" : from[..(from.LastIndexOf('/') + 1)];
        return Normalize(folder + name) ?? name;
    }

    /// <summary>Without <c>.</c> and <c>..</c>; null for a name that leads out of the root, or is no relative path.</summary>
    public static string? Normalize(string name)
    {
        if (name.Length == 0 || name[0] == '/' || name.AsSpan().IndexOfAny('\\', '\0', ':') >= 0) return null;
        var parts = new List<string>();
        foreach (var part in name.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return parts.Count > 0 ? string.Join('/', parts) : null;
    }
}

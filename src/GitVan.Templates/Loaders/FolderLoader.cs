namespace GitVan.Templates.Loaders;

/// <summary>Templates of some folders, of which the first that has a name counts. Nothing outside of them is read, not even through a link.</summary>
/// <param name="folders">Absolute paths.</param>
public sealed class FolderLoader(IReadOnlyList<string> folders) : ITemplateLoader
{
    private const int MostNames = 1000;
    private const int MostBytes = 1 << 28;

    public IEnumerable<string> Names =>
        from folder in folders
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Take(MostNames)
        select Path.GetRelativePath(folder, file).Replace('\\', '/');

    /// <exception cref="TemplateException">The file is there, but cannot be read or is no UTF-8.</exception>
    public string? Find(string name)
    {
        if (TemplateName.Normalize(name) is not { } path) return null;
        return folders.Select(folder => Read(folder, path)).FirstOrDefault(source => source is not null);
    }

    private static string? Read(string folder, string path)
    {
        var file = Path.Combine(folder, path);
        if (!File.Exists(file)) return null;
        if (LeadsOut(folder, path)) throw new TemplateException($"template '{path}' is a link that leads out of its folder");

        try
        {
            var info = new FileInfo(file);
            return (info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info).Length switch
            {
                // So has a named pipe, and opening one would wait for ever.
                0 => "",
                > MostBytes => throw new TemplateException($"template '{path}' is larger than {MostBytes} bytes"),
                _ => new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file)),
            };
        }
        catch (System.Text.DecoderFallbackException error)
        {
            throw new TemplateException($"template '{path}' is no UTF-8: the byte at {error.Index} is wrong");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException($"template '{path}' cannot be read: {error.Message.TrimEnd('.')}");
        }
    }

    private static bool LeadsOut(string folder, string path)
    {
        var at = folder;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            var target = new FileInfo(at).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            if (target is not null && !target.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}

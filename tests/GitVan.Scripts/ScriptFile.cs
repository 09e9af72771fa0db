namespace GitVan.Scripts;

/// <summary>A file that a script brings along.</summary>
internal sealed record ScriptFile(string Path, string Text)
{
    /// <summary>Writes it below the folder; what begins with <c>#!</c> can be run.</summary>
    public void WriteBelow(string folder)
    {
        var file = System.IO.Path.Combine(folder, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Text);
        if (Text.StartsWith("#!", StringComparison.Ordinal))
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}

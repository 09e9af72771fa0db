using System.Globalization;
using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Toolchains.Node;

/// <summary>The <c>node</c> on PATH.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record NodeProgram(string Path, Version Version)
{
    private static readonly Version Oldest = new(18, 0);

    /// <exception cref="GitVanException">There is none, or it is too old.</exception>
    public static NodeProgram Get(Repository repository, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var path = ProgramPath.Find("node", environment, directory)
            ?? throw new GitVanException("JavaScript jobs need Node, which was not found on PATH") { Hint = "install Node 18 or newer, or add its folder to PATH" };
        var node = new NodeProgram(path, Remembered(repository, path) ?? Ask(repository, path, environment, directory));
        return node.Version >= Oldest ? node : throw new GitVanException($"JavaScript jobs need Node 18 or newer, '{path}' is {node.Version}") { Hint = "install a newer one, or put its folder first in PATH" };
    }

    /// <summary>What it is told so that the package's resolver works, and so that it takes TypeScript where it can but does not by itself.</summary>
    /// <param name="resolver">The package's resolver, for versions that take none while they run.</param>
    public IReadOnlyList<string> Options(string resolver)
    {
        if (Version < new Version(18, 19) || Version.Major == 19 || Version.Major == 20 && Version.Minor < 6)
            return ["--no-warnings", "--experimental-loader", new Uri(resolver).AbsoluteUri];
        return Version.Major == 22 && Version.Minor is >= 6 and < 18 || Version.Major == 23 && Version.Minor < 6
            ? ["--no-warnings", "--experimental-strip-types"]
            : [];
    }

    // Asking costs 40 ms, more than all the rest of a hook; a file that was replaced has another time or size.
    private static string Stamp(string path)
    {
        var file = WorkTreeFile.Resolve(new FileInfo(path));
        return string.Create(CultureInfo.InvariantCulture, $"{path}\n{file.LastWriteTimeUtc.Ticks}\n{file.Length}\n");
    }

    private static Version? Remembered(Repository repository, string path)
    {
        try
        {
            var text = BoundedFile.TryRead(MemoryPath(repository), 64 * 1024) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
            return text.StartsWith(Stamp(path), StringComparison.Ordinal) && Version.TryParse(text[Stamp(path).Length..], out var version) ? version : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GitVanException)
        {
            return null;
        }
    }

    private static Version Ask(Repository repository, string path, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var output = new OutputTail(256);
        ChildProcess.Run(
            new ProcessStart
            {
                Program = path,
                Arguments = ["--version"],
                Directory = directory,
                Environment = environment,
                Output = (channel, bytes) =>
                {
                    if (channel == OutputChannel.Out)
                        output.Append(bytes);
                    return true;
                },
                Timeout = TimeSpan.FromSeconds(30),
            },
            Interruption.Never);
        var text = output.ToString().Trim();
        if (!Version.TryParse(text.TrimStart('v').Split('-')[0], out var version))
            throw new GitVanException($"'{path} --version' said '{text.Split('\n')[0]}', expected a version such as v20.0.0") { Hint = "install Node 18 or newer" };
        try
        {
            AtomicFile.Write(MemoryPath(repository), Encoding.UTF8.GetBytes(Stamp(path) + version));
        }
        catch (GitVanException)
        {
            // It is asked again next time.
        }

        return version;
    }

    private static string MemoryPath(Repository repository) => System.IO.Path.Join(repository.StateDirectory, "cache", "node");
}

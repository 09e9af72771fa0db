using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Toolchains.Node;

namespace GitVan.Engine.Toolchains;

/// <summary>What makes programs of source files, and asks them what jobs they hold. Starts nothing where nobody asks.</summary>
public sealed class Languages(Repository repository, IReadOnlyDictionary<string, string> environment, Interruption interruption)
{
    private readonly NodeToolchain node = new(repository, environment, interruption);

    /// <returns>Null for a file that no language here claims.</returns>
    public static Language? Of(string file) => Path.GetExtension(file) switch
    {
        ".cs" => Language.CSharp,
        ".mjs" or ".js" or ".ts" or ".mts" when !file.EndsWith(".d.ts", StringComparison.Ordinal) && !file.EndsWith(".d.mts", StringComparison.Ordinal) => Language.JavaScript,
        _ => null,
    };

    /// <summary>The program that runs a job, built where it has to be.</summary>
    /// <exception cref="GitVanException">It can't be built, or what runs it is not there.</exception>
    public ProgramCommand CommandFor(JobProgram.Source source) => node.CommandFor(source.Path);

    /// <summary>What files say of themselves.</summary>
    /// <param name="files">Absolute.</param>
    /// <returns>One for each, in their order.</returns>
    public IReadOnlyList<Description> Describe(Language language, IReadOnlyList<string> files) => node.Describe(files);
}

using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Toolchains.Node;

/// <summary>JavaScript and TypeScript: files that the Node on PATH runs, with the package <c>gitvan</c> that the executable brings. Nothing is installed.</summary>
internal sealed class NodeToolchain(Repository repository, IReadOnlyDictionary<string, string> environment, DescribeProcess describing)
{
    /// <exception cref="GitVanException">There is none that can run a job.</exception>
    public string Version => NodeProgram.Get(repository, environment, repository.Root).Version.ToString();

    /// <summary>The program and arguments that run a job.</summary>
    /// <param name="file">Absolute.</param>
    /// <exception cref="GitVanException">There is no Node that can.</exception>
    public ProgramCommand CommandFor(string file) => Command("run", [file]);

    /// <summary>What the files say of themselves; as few processes as can be, which is one where none of them ends or holds up its process.</summary>
    /// <param name="files">Absolute.</param>
    /// <returns>One for each, in their order.</returns>
    /// <exception cref="GitVanException">There is no Node that can.</exception>
    public IReadOnlyList<Description> Describe(IReadOnlyList<string> files)
    {
        Dictionary<string, Description> found = [];
        while (files.Where(file => !found.ContainsKey(file)).ToList() is { Count: > 0 } missing)
        {
            var lines = string.Concat(missing.Select(file => JsonValue.Create(file).ToJsonString() + "\n"));
            var (described, begun, isHung, trouble) = describing.Ask(Command("describe", []), Encoding.UTF8.GetBytes(lines));
            foreach (var one in described)
                found[one.File ?? ""] = one;
            if (missing.All(file => !found.ContainsKey(file)) || begun is not null)
                found[begun ?? missing[0]] = new Description { File = begun ?? missing[0], IsHung = isHung, Error = new DescriptionError(trouble, null, null) };
        }

        return [.. files.Select(file => found[file])];
    }

    /// <summary>Evaluates a configuration that is a module.</summary>
    /// <param name="file">Absolute.</param>
    public Description ReadConfiguration(string file)
    {
        var (described, _, _, trouble) = describing.Ask(Command("config", [file]), default);
        return described is [var only] ? only : new Description { File = file, Error = new DescriptionError(trouble, null, null) };
    }

    private ProgramCommand Command(string host, IReadOnlyList<string> arguments)
    {
        var node = NodeProgram.Get(repository, environment, repository.Root);
        var sdk = NodeSdk.Ensure(repository);
        return new ProgramCommand(node.Path, [.. node.Options(Path.Join(sdk, "src/host/resolver.mjs")), Path.Join(sdk, $"src/host/{host}.mjs"), .. arguments]);
    }
}

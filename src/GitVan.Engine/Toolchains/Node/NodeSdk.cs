using System.Reflection;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Toolchains.Node;

/// <summary>The npm package <c>gitvan</c>, which the executable brings with it and writes out where Node can read it, once.</summary>
internal static class NodeSdk
{
    private const string Prefix = "sdk/npm/";

    /// <summary>Of this build of the engine, of which the package is a part: hashing it for every job would take a millisecond.</summary>
    private static readonly string Version = typeof(NodeSdk).Module.ModuleVersionId.ToString("N");

    /// <returns>The package's folder, absolute and whole.</returns>
    /// <exception cref="GitVanException">It can't be written.</exception>
    public static string Ensure(Repository repository)
    {
        var folder = Path.Join(repository.StateDirectory, "sdk", Version);
        if (Directory.Exists(folder))
            return folder;

        // Made beside and renamed: who sees the folder sees all of it.
        var temporary = $"{folder}.{Path.GetRandomFileName()}";
        try
        {
            foreach (var (name, content) in Read())
                AtomicFile.Write(Path.Join(temporary, name), content);
            Directory.Move(temporary, folder);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            Directory.Delete(temporary, recursive: true);
            if (!Directory.Exists(folder))
                throw WriteFailure.For(folder, e);
        }

        return folder;
    }

    private static List<(string Name, byte[] Content)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        List<(string, byte[])> files = [];
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add((name[Prefix.Length..], content));
        }

        return files;
    }
}

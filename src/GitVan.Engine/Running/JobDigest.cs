using System.Text;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>What exactly ran: a SHA-256 over a job's definition and, for a file, its content.</summary>
internal static class JobDigest
{
    /// <param name="root">The top of the work tree that the job is from.</param>
    public static string Of(Job job, string root)
    {
        // Each part with its length before it, so that no two definitions read the same.
        var text = new StringBuilder();
        void Add(string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part).Append('\n');

        Add(job.Program.Kind);
        switch (job.Program)
        {
            case JobProgram.Line(var line):
                Add("run");
                Add(line);
                break;
            case JobProgram.Command(var words):
                Add("exec");
                foreach (var word in words)
                    Add(word);
                break;
            case JobProgram.Script(var script, var arguments):
                Add("script");
                Add(script);
                Add(File.Exists(Path.Join(root, script)) ? Convert.ToHexStringLower(Sha256.HashFile(Path.Join(root, script))) : null);
                foreach (var argument in arguments)
                    Add(argument);
                break;
            case { File: { } path }:
                Add(Convert.ToHexStringLower(Sha256.HashFile(path)));
                break;
        }

        Add(job.Root);
        if (job.Files is { } files)
        {
            Add(files.Source.ToString());
            Add(files.Command);
            foreach (var pattern in files.Glob)
                Add(pattern);
            Add("exclude");
            foreach (var pattern in files.Exclude)
                Add(pattern);
            if (files.Types.Count > 0)
                Add("types");
            foreach (var type in files.Types)
                Add(type);
        }

        foreach (var (name, value) in job.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name);
            Add(value);
        }

        return Sha256.Hex(Encoding.UTF8.GetBytes(text.ToString()));
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;

namespace GitVan.Cli.Commands;

/// <summary><c>--input</c> and <c>--inputs</c>: what a person gives a job.</summary>
internal sealed class InputOptions
{
    private const string StandardInput = "-";

    public Option<string[]> One { get; } = new("--input") { Description = "A value for the job; may be given several times", HelpName = "name=value" };

    public Option<string> Document { get; } = new("--inputs") { Description = "Values for the job from a JSON file; - for standard input", HelpName = "file" };

    /// <summary>Standard input holds the inputs and is not the job's to read.</summary>
    public bool ReadsInput(ParseResult parsed) => parsed.GetValue(Document) == StandardInput;

    /// <summary>Checked, with defaults; null where the job takes none.</summary>
    public JsonObject? Read(ParseResult parsed, App app, Job job)
    {
        var document = parsed.GetValue(Document) is { } file ? ReadDocument(file, app) : null;
        var values = InputValues.Read(job.Inputs ?? InputSchema.None, document, parsed.GetValue(One) ?? []);
        return job.Inputs is null ? null : values;
    }

    private static JsonObject ReadDocument(string file, App app)
    {
        try
        {
            using var stream = file == StandardInput ? app.Screen.OpenInput() : File.OpenRead(Path.GetFullPath(file, app.Directory));
            return InputValues.ReadDocument(file == StandardInput ? "standard input" : file, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GitVanException($"--inputs: can't read '{file}': {Reason(e)}", inner: e) { Hint = "name a file that can be read" };
        }
    }

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied, or a folder",
        _ => e.Message.Split('\n', 2)[0].TrimEnd('.'),
    };
}

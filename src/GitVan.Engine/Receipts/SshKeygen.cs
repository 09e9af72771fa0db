using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Runs <c>ssh-keygen</c>, or what <c>gpg.ssh.program</c> names, as git does. It takes signatures and literal keys as files: they are in a private
/// folder that is gone when this is disposed.
/// </summary>
internal sealed class SshKeygen : IDisposable
{
    /// <summary>A signature is 300 to 1,500 bytes.</summary>
    private const int LongestOutput = 64 * 1024;

    /// <summary>A key in hardware waits for a touch, and an agent may be gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string program, directory, folder;
    private readonly IReadOnlyDictionary<string, string> environment;

    /// <exception cref="GitVanException">There is no such program.</exception>
    public SshKeygen(string? program, Repository repository, IReadOnlyDictionary<string, string> environment)
    {
        directory = repository.Root;

        // Times are given to it in UTC.
        this.environment = new Dictionary<string, string>(GitEnvironment.Without(environment)) { ["TZ"] = "UTC0" };
        this.program = ProgramPath.Find(program ?? "ssh-keygen", environment, directory)
            ?? throw new GitVanException($"'{program ?? "ssh-keygen"}' was not found, which makes and checks signatures") { Hint = "install OpenSSH, or set gpg.ssh.program in git's configuration" };
        folder = Directory.CreateTempSubdirectory("gitvan-").FullName;
    }

    /// <summary>Puts a file into the folder.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Join(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Runs it to its end, in the terminal's foreground because it may ask the person for a passphrase.</summary>
    public (bool Succeeded, string Output, string Error) Run(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default)
    {
        MemoryStream output = new(), error = new();
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = program,
                Arguments = arguments,
                Directory = directory,
                Environment = environment,
                Input = StandardInput.Of(input),
                Output = (channel, bytes) =>
                {
                    (channel == OutputChannel.Out ? output : error).Write(bytes);
                    return output.Length + error.Length < LongestOutput;
                },
                SharesGroup = true,
                Timeout = Patience,
            },
            Interruption.Never);
        return (
            result is { ExitCode: 0, Ending: ProcessEnding.Exited },
            Encoding.UTF8.GetString(output.ToArray()),
            result.Ending == ProcessEnding.TimedOut ? $"it did not answer within {Patience.TotalSeconds:0} s" : Encoding.UTF8.GetString(error.ToArray()));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing secret is in it: signatures, public keys and texts that are in the repository.
        }
    }
}

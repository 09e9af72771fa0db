using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GitVan.Templates.Tests;

/// <summary>The reference: nunjucks on Node, installed from npm once, and one child process for all tests.</summary>
internal sealed class Nunjucks
{
    private static readonly Lazy<Nunjucks?> Shared = new(Start);

    private readonly Process _process;
    private readonly Lock _lock = new();

    private Nunjucks(Process process) => _process = process;

    /// <summary>The running reference. Without Node or npm the test is skipped.</summary>
    public static Nunjucks Get()
    {
        Assert.SkipWhen(Shared.Value is null, "the reference needs node and npm, and the registry once");
        return Shared.Value!;
    }

    public IReadOnlyList<RenderAnswer> Render(RenderRequest[] requests)
    {
        lock (_lock)
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(requests, RenderJson.Default.RenderRequestArray));
            _process.StandardInput.Flush();
            var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("nunjucks has ended");
            return JsonSerializer.Deserialize(line, RenderJson.Default.RenderAnswerArray)!;
        }
    }

    private static Nunjucks? Start()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Reference");
        // Beside the build's other output: artifacts/bin/<project>/debug/ is the base.
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../nunjucks"));
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        try
        {
            var installed = Path.Combine(folder, "installed.json");
            var wanted = File.ReadAllText(Path.Combine(folder, "package-lock.json"));
            if (!File.Exists(installed) || File.ReadAllText(installed) != wanted)
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = folder })!;
                npm.WaitForExit();
                if (npm.ExitCode != 0) return null;
                File.WriteAllText(installed, wanted);
            }

            var node = Process.Start(new ProcessStartInfo("node", ["--stack-size=2000", "reference.mjs"])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
            })!;
            return new Nunjucks(node);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

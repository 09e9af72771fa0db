namespace GitVan.Benchmarks.Templates;

/// <summary>The same templates by nunjucks and by ours, warm, and the greeting by whole processes.</summary>
internal sealed class TemplateCases : IDisposable
{
    private const string Nunjucks = "nunjucks@3.2.4";
    private const int WarmUp = 1000, Milliseconds = 100;

    // Nothing is collected meanwhile, so that the heap grows by what is allocated.
    private static readonly string[] WithoutCollection = ["--expose-gc", "--min-semi-space-size=512", "--max-semi-space-size=512"];

    private readonly Renderer? memory;

    public TemplateCases(Scratch scratch, string executable, string repository)
    {
        var (sources, folder) = (Path.Combine(repository, "benchmarks", "renderer"), scratch.In("templates"));
        TemplateValues.Write(Path.Combine(sources, "templates"), folder);
        Command Run(string program, params string[] arguments) => new(program, arguments, folder, scratch.Environment());

        var native = Path.Combine(repository, "artifacts", "benchmarks", "native", "GitVan.Templates.Benchmarks");
        if (File.Exists(native))
            Native = new("ours, native", Run(native, folder));
        else
            Missing.Add("templates, native: there is no native compiler");
        Managed = new("ours, managed", Run(Environment.ProcessPath!, Path.Combine(repository, "artifacts", "benchmarks", "managed", "GitVan.Templates.Benchmarks.dll"), folder));
        OursWhole = new("`gitvan template render`", Run(executable, "template", "render", Path.Combine(folder, "greeting.njk"), "--data", Path.Combine(folder, "greeting.json")));
        if (Scratch.Find("node") is not { } node)
        {
            Missing.Add("nunjucks: node is not on the PATH");
        }
        else if (Npm.Install(scratch, "nunjucks", [Nunjucks], out var reason) is not { } modules)
        {
            Missing.Add($"nunjucks: {reason}");
        }
        else
        {
            var renderer = Path.Combine(sources, "renderer.mjs");
            Reference = new("nunjucks", Run(node, renderer, folder, modules));
            memory = new("nunjucks", Run(node, [.. WithoutCollection, renderer, folder, modules]));
            ReferenceWhole = new("`node`, with nunjucks", Run(node, Path.Combine(sources, "whole.mjs"), folder, modules, "greeting"));
        }
    }

    public Renderer? Reference { get; }

    public Renderer? Native { get; }

    public Renderer Managed { get; }

    public Case OursWhole { get; }

    public Case? ReferenceWhole { get; }

    public List<string> Missing { get; } = [];

    public IReadOnlyList<Renderer> Renderers => [.. new[] { Reference, Native, Managed }.OfType<Renderer>()];

    public void Measure(int rounds)
    {
        foreach (var template in TemplateValues.All.Keys)
        {
            Console.WriteLine($"bench: the template {template}");
            var lengths = Renderers.Select(one => one.Measure(template, WarmUp, keep: false)).ToList();
            if (lengths.Distinct().Count() > 1)
                throw new BenchmarkFailed($"{template} is not the same text everywhere: {string.Join(", ", lengths)} characters");
            for (var round = 0; round < rounds; round++)
            {
                foreach (var one in Renderers)
                    one.Measure(template, Milliseconds, keep: true);
            }

            memory?.Measure(template, WarmUp, keep: false);
            for (var round = 0; round < rounds; round++)
                memory?.Measure(template, milliseconds: 0, keep: true);
        }

        for (var round = -1; round < rounds; round++)
        {
            OursWhole.Measure(keep: round >= 0);
            ReferenceWhole?.Measure(keep: round >= 0);
        }
    }

    /// <summary>Bytes that one rendering allocates; null for nunjucks where it is not there.</summary>
    public double? Bytes(Renderer renderer, string template) => renderer == Reference ? memory?.Bytes(template) : renderer.Bytes(template);

    public void Dispose()
    {
        foreach (var one in Renderers.Append(memory))
            one?.Dispose();
    }
}

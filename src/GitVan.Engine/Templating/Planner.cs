using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Hashing;
using GitVan.Engine.Inputs;
using GitVan.Templates.Values;

namespace GitVan.Engine.Templating;

/// <summary>From templates and values to a plan. It reads the template folders and the files that the templates name, and changes nothing.</summary>
public sealed class Planner
{
    /// <summary>Bytes of a file that is changed or copied.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    private const int MostOperations = 50_000;

    private static readonly string[] Keys =
    [
        "to", "from", "inject", "before", "after", "at_line", "prepend", "append", "eof_last", "skip_if", "copy", "perFile", "when", "force", "unless_exists", "perm", "sh", "data", "inputs",
    ];

    private readonly Renderer renderer;
    private readonly string root;
    private readonly IReadOnlyList<string> programs;
    private readonly PlannedFiles files;
    private readonly List<PlanOperation> first = [], middle = [], last = [];

    private Planner(Renderer renderer, string root, IReadOnlyList<string> programs) => (this.renderer, this.root, this.programs, files) = (renderer, root, programs, new PlannedFiles(root));

    /// <summary>What a template asks for; none where it declares nothing.</summary>
    /// <exception cref="GitVanException">There is no such template, or its front matter is wrong.</exception>
    public static InputSchema InputsOf(Renderer renderer, string template)
    {
        var matter = FrontMatter.Split(template, renderer.GetText(template));
        var declared = matter.Header?.Entries.FirstOrDefault(entry => entry.Key == "inputs");
        if (declared is null)
            return InputSchema.None;
        return SchemaCheck.ToJson(declared.Value) switch
        {
            JsonObject map => InputShorthand.Parse(map, declared.Place.ToString()) ?? InputSchema.None,
            null => InputSchema.None,
            _ => throw new GitVanException($"{declared.Place}: 'inputs' is no map, expected names and their rules") { Hint = "write: inputs: { name: { type: string } }" },
        };
    }

    /// <param name="root">The top of the work tree.</param>
    /// <param name="programs">Those that templates may run.</param>
    /// <param name="overwrite">Files that are there are replaced, also where a template does not say so.</param>
    /// <exception cref="GitVanException">A template is wrong, or leads out of the work tree.</exception>
    public static Plan Make(Renderer renderer, string root, IReadOnlyList<string> programs, IReadOnlyList<string> templates, JsonObject? values, bool overwrite = false)
    {
        var planner = new Planner(renderer, root, programs);
        foreach (var template in templates)
            planner.Add(template, values ?? [], overwrite);
        return new Plan(templates, [.. planner.first, .. planner.middle, .. planner.last]);
    }

    private void Add(string template, JsonObject given, bool overwrite)
    {
        var matter = FrontMatter.Split(template, renderer.GetText(template));
        if (matter.Header is not { } map)
            throw new GitVanException($"{template}:1:1: the template has no front matter, expected one that says where it goes") { Hint = $"write: gitvan template render {template} <output>" };
        var values = Values(template, matter, given);
        var header = renderer.HeaderOf(map, values);
        header.Refuse(Keys);
        if (header.Find("when") is Node.Scalar condition && !renderer.IsTrue(condition.Text, condition.Place, values))
            return;
        if (!header.Has("perFile"))
        {
            AddOutput(template, matter, values, overwrite);
            return;
        }

        foreach (var (index, item) in Items(header, values).Index())
        {
            values["item"] = item;
            values["index"] = (double)index;
            AddOutput(template, matter, values, overwrite);
        }
    }

    private MapValue Values(string template, FrontMatter matter, JsonObject given)
    {
        var schema = InputsOf(renderer, template);
        JsonObject declared = [];
        foreach (var input in schema.Inputs.Where(input => given.ContainsKey(input.Name)))
        {
            // --set takes what reads as JSON for that: 1.0 is no number where text is asked for.
            var isText = input.Type == "string" && given[input.Name]?.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
            declared[input.Name] = isText ? given[input.Name]!.ToJsonString() : given[input.Name]?.DeepClone();
        }

        JsonObject all = [];
        try
        {
            foreach (var (name, value) in given.Concat(schema.Check(declared)))
                all[name] = value?.DeepClone();
        }
        catch (GitVanException e)
        {
            throw new GitVanException($"{template}: {e.Message}", e.ExitCode, e) { Hint = e.Hint?.Replace("--input", "--set", StringComparison.Ordinal) };
        }

        return renderer.ToMap(all, renderer.HeaderOf(matter.Header!, renderer.ToMap(all)).Object("data"));
    }

    private List<Value> Items(Header header, MapValue values)
    {
        var node = header.Find("perFile")!;
        var items = node is Node.Scalar { Text: var text } ? renderer.Evaluate(text, node.Place, values) : header.Json("perFile");
        if (items is not JsonArray list)
            throw header.Wrong("perFile", items?.ToJsonString() ?? "nothing", "a list, or an expression that gives one");
        return GitVan.Templates.Values.JsonValue.Parse(list.ToJsonString()).AsArray!.Items;
    }

    private void AddOutput(string template, FrontMatter matter, MapValue values, bool overwrite)
    {
        var header = renderer.HeaderOf(matter.Header!, values);
        var body = Body(template, matter, header, values);
        var insertion = HeaderInjection.Read(header, body);
        if (insertion is null && header.Text("skip_if") == "true")
            return;
        var paths = insertion?.Into is { } into ? [into] : header.Texts("to");
        var changes = paths.Count == 0 && !header.Has("to");
        foreach (var path in paths)
        {
            var made = File(template, header, files.PathOf(path, header.PlaceOf(header.Has("to") ? "to" : "inject")), body, insertion?.Injection, overwrite);
            middle.Add(made);
            changes |= made.Changes;
            if (made.Content is { } content)
                files.Write(made.Path!, content);
            if (Mode(header) is { } mode && made.Content is not null && HasOther(made.Path!, mode))
                middle.Add(new PlanOperation { Kind = PlanOperation.Chmod, Path = made.Path, Before = made.After, Original = made.Content, Content = made.Content, Mode = mode, Template = template, Reason = $"perm is {Convert.ToString((int)mode, 8)}" });
        }

        if (changes)
            AddPrograms(template, header);
        if (first.Count + middle.Count + last.Count > MostOperations)
            throw new GitVanException($"{template}: more than {MostOperations} operations, expected fewer") { Hint = "apply it in parts" };
    }

    private string Body(string template, FrontMatter matter, Header header, MapValue values)
    {
        if (header.Text("from") is not { Length: > 0 } from)
            return header.Has("copy") ? "" : renderer.RenderBody(matter, template, values);
        var shared = renderer.Resolve(from, template);
        return renderer.RenderBody(new FrontMatter(null, renderer.GetText(shared)), shared, values);
    }

    private PlanOperation File(string template, Header header, string path, string body, Injection? injection, bool overwrite)
    {
        var kind = injection is not null ? PlanOperation.Inject : header.Has("copy") ? PlanOperation.Copy : PlanOperation.Write;
        var operation = new PlanOperation { Kind = kind, Path = path, Template = template, Reason = "" };
        if (files.Obstacle(path) is { } obstacle)
            return operation with { Conflict = obstacle };
        var old = files.Read(path);
        operation = operation with { Before = old is null ? null : Sha256.Hex(old), Original = old };
        if (injection is not null)
            return Inject(operation, injection, old);
        var content = kind == PlanOperation.Copy
            ? header.Text("copy")! is var source && renderer.FindFile(renderer.Resolve(source, template)) is { } bytes ? bytes : throw header.Wrong("copy", header.Text("copy")!, "a file below a template folder")
            : Encoding.UTF8.GetBytes(body);

        var force = header.Text("force") switch
        {
            null or "false" or "" => overwrite ? "overwrite" : "error",
            "true" => "overwrite",
            var word and ("error" or "overwrite" or "append" or "skip") => word,
            var other => throw header.Wrong("force", other, "error, overwrite, append or skip", Suggestion.Nearest(other, ["error", "overwrite", "append", "skip"]) is { } nearest ? $"write '{nearest}'" : null),
        };
        if (old is null)
            return operation with { Content = content, Reason = "is new" };
        if (force == "skip" || header.Flag("unless_exists") && header.Text("force") is not ("true" or "overwrite"))
            return operation with { Content = old, Reason = "exists already" };
        if (force == "append")
            return Inject(operation, new Injection("append", body), old);
        if (files.IsWritten(path) && !old.AsSpan().SequenceEqual(content))
            return operation with { Conflict = $"another operation of this plan writes it too" };
        if (old.AsSpan().SequenceEqual(content))
            return operation with { Content = old, Reason = "is as it should be" };
        return force == "overwrite"
            ? operation with { Content = content, Reason = "is replaced" }
            : operation with { Conflict = "exists already and is different; force: overwrite, append or skip in the template, or --force" };
    }

    private static PlanOperation Inject(PlanOperation operation, Injection injection, byte[]? old)
    {
        if (old is null)
            return operation with { Conflict = "does not exist, expected a file to inject into" };
        var text = StrictText.Decode(operation.Path!, old);
        return injection.Into(text) switch
        {
            Injection.Outcome.Changed(var changed) => operation with { Content = Encoding.UTF8.GetBytes(changed), Reason = $"gets lines: {injection.Where}" },
            Injection.Outcome.Unchanged(var reason) => operation with { Content = old, Reason = reason },
            Injection.Outcome.Conflict(var reason) => operation with { Conflict = reason },
            _ => throw new InvalidOperationException("an outcome of another kind"),
        };
    }

    private static UnixFileMode? Mode(Header header) => header.Text("perm") is not { Length: > 0 } text ? null
        : PlanJson.ReadMode(text) ?? throw header.Wrong("perm", text, "permissions such as 755");

    private bool HasOther(string path, UnixFileMode mode) =>
        !OperatingSystem.IsWindows() && (Path.Join(root, path) is var full && !System.IO.File.Exists(full) || System.IO.File.GetUnixFileMode(full) != mode);

    private void AddPrograms(string template, Header header)
    {
        var inner = header.Map("sh");
        inner?.Refuse(["before", "after"]);
        Add(first, inner, "before");
        Add(last, inner ?? header, inner is null ? "sh" : "after");

        void Add(List<PlanOperation> to, Header? from, string key)
        {
            if (from?.Find(key) is not { } node)
                return;
            var text = node is Node.Scalar ? from.Text(key)! : "";
            if (text.AsSpan().IndexOfAny("|&;<>()$`\\\"'*?[]#~\n") >= 0)
                throw from.Wrong(key, text, "a program and its arguments; there is no shell", "write a list: [program, argument]");
            IReadOnlyList<string> words = node is Node.Scalar ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : from.Texts(key);
            if (words.Count == 0)
                return;
            to.Add(new PlanOperation
            {
                Kind = PlanOperation.Run,
                Command = words,
                Template = template,
                Reason = $"sh is {key switch { "before" => "before", _ => "after" }}",
                Conflict = programs.Contains(words[0]) ? null : $"program {Excerpt.Of(words[0])} is not in templates.programs of the configuration",
            });
        }
    }
}

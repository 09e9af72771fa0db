using System.Text;
using GitVan.Templates.Loaders;
using GitVan.Templates.Values;

namespace GitVan.Templates.Tests;

/// <summary>The same rendering with this library.</summary>
internal static class Ours
{
    public static readonly TemplateLimits Limits = new() { Steps = 2_000_000, OutputLength = 1 << 22, Depth = 100, RegexTime = TimeSpan.FromSeconds(1) };

    public static RenderAnswer Render(RenderRequest request)
    {
        try
        {
            var text = Engine(request).Parse(request.Template, request.Name).Render(JsonValue.Parse(request.Context).AsMap);
            return new RenderAnswer { Encoded = Convert.ToBase64String(Encoding.Unicode.GetBytes(text)) };
        }
        catch (TemplateException error)
        {
            return new RenderAnswer { Error = error.Message };
        }
    }

    public static TemplateEngine Engine(RenderRequest request) => new(new TemplateOptions
    {
        Autoescape = request.Options.Autoescape,
        ThrowOnUndefined = request.Options.ThrowOnUndefined,
        TrimBlocks = request.Options.TrimBlocks,
        LstripBlocks = request.Options.LstripBlocks,
        JinjaCompatibility = request.Options.Jinja,
        Delimiters = Delimiters(request.Options.Tags ?? []),
        Loader = new MemoryLoader(request.Templates),
        Limits = Limits,
    });

    private static TemplateDelimiters Delimiters(Dictionary<string, string> tags)
    {
        var standard = new TemplateDelimiters();
        return new TemplateDelimiters
        {
            BlockStart = tags.GetValueOrDefault("blockStart", standard.BlockStart),
            BlockEnd = tags.GetValueOrDefault("blockEnd", standard.BlockEnd),
            VariableStart = tags.GetValueOrDefault("variableStart", standard.VariableStart),
            VariableEnd = tags.GetValueOrDefault("variableEnd", standard.VariableEnd),
            CommentStart = tags.GetValueOrDefault("commentStart", standard.CommentStart),
            CommentEnd = tags.GetValueOrDefault("commentEnd", standard.CommentEnd),
        };
    }
}

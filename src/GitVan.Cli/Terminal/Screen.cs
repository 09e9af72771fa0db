using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GitVan.Cli.Terminal;

/// <summary>
/// All that gitvan prints. The rules: data goes to stdout, words about the work to stderr; <c>--json</c> makes data one JSON document; colour
/// only on a terminal and never under <c>NO_COLOR</c>; what comes from a repository is never trusted to be harmless on a terminal.
/// </summary>
internal sealed class Screen(IReadOnlyDictionary<string, string> environment, bool json)
{
    /// <summary>Columns that nothing fills.</summary>
    private const int Endless = 10_000;

    /// <summary>Of a terminal that does not say how wide it is.</summary>
    private const int UsualColumns = 80;

    private bool hasPassing, isWithinLine, mayBeColoured;

    /// <summary>Data as JSON.</summary>
    public bool Json { get; } = json;

    public bool OutputIsTerminal { get; } = !Console.IsOutputRedirected;

    public bool ErrorIsTerminal { get; } = !Console.IsErrorRedirected;

    public bool InputIsTerminal { get; } = !Console.IsInputRedirected;

    /// <summary>Lines that pass can be shown.</summary>
    public bool IsLive => ErrorIsTerminal && !Json && environment.GetValueOrDefault("TERM") != "dumb";

    /// <summary>Of the terminal; a person's word comes before the terminal's own.</summary>
    public int Columns => int.TryParse(environment.GetValueOrDefault("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0
        ? wanted
        : StandardOutput.ColumnsOfError() is > 0 and var columns ? columns : UsualColumns;

    private bool MayColour => !(environment.TryGetValue("NO_COLOR", out var no) && no.Length > 0) && environment.GetValueOrDefault("TERM") != "dumb";

    public Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>A line of data.</summary>
    public void Line(string text = "") => StandardOutput.Write(error: false, Encoding.UTF8.GetBytes(text + "\n"));

    /// <summary>Data in pieces, which end their lines themselves.</summary>
    /// <returns>False when nobody reads any more.</returns>
    public bool Text(string text) => StandardOutput.Write(error: false, Encoding.UTF8.GetBytes(text));

    /// <summary>Words for a line of data, in colour where stdout has any.</summary>
    public string InTone(string text, Tone tone) => OutputIsTerminal ? Coloured(text, tone) : text;

    /// <summary>Words for a line about the work, in colour where there is any.</summary>
    public string NoteInTone(string text, Tone tone) => ErrorIsTerminal ? Coloured(text, tone) : text;

    /// <summary>What a job writes, as it is.</summary>
    /// <returns>False when nobody reads any more.</returns>
    public bool Through(bool error, ReadOnlySpan<byte> bytes)
    {
        Passing("");
        if (!bytes.IsEmpty && (error ? ErrorIsTerminal : OutputIsTerminal))
        {
            isWithinLine = bytes[^1] != (byte)'\n';
            mayBeColoured |= bytes.Contains((byte)'\e');
        }

        return StandardOutput.Write(error, bytes);
    }

    /// <summary>A line about the work.</summary>
    public void Note(string text)
    {
        Passing("");

        // A job need not have ended its last line, nor its last colour.
        StandardOutput.Write(error: true, Encoding.UTF8.GetBytes($"{(IsLive && isWithinLine ? "\n" : "")}{(IsLive && mayBeColoured ? "\e[0m" : "")}{text}\n"));
        isWithinLine = mayBeColoured = false;
    }

    /// <summary>A line about the work, in colour where there is any.</summary>
    public void Note(string text, Tone tone) => Note(NoteInTone(text, tone));

    /// <summary>
    /// A line about the work that the next one takes the place of; on a terminal only, and as much of it as is not wrapped. Empty takes it away. It is not
    /// shown where a job has begun a line.
    /// </summary>
    public void Passing(string text)
    {
        if (!IsLive || isWithinLine || text.Length == 0 && !hasPassing)
            return;
        hasPassing = text.Length > 0;
        StandardOutput.Write(error: true, Encoding.UTF8.GetBytes($"\r\e[2K{(mayBeColoured ? "\e[0m" : "")}{Cut(text, Columns - 1)}"));
    }

    /// <summary>Data as one JSON document in a line.</summary>
    public void Document<T>(T value, JsonTypeInfo<T> type) => Line(JsonSerializer.Serialize(value, type));

    /// <summary>A mistake of the user's: one line, and what to do about it.</summary>
    public void Error(GitVanException error)
    {
        if (Json)
        {
            Note(JsonSerializer.Serialize(new ErrorDocument(error.Message, error.Hint, error.ExitCode), CliJson.Default.ErrorDocument));
            return;
        }

        Note($"gitvan: {Harmless(error.Message)}", Tone.Bad);
        if (error.Hint is { } hint)
            Note($"hint: {Harmless(hint)}");
    }

    /// <summary>A table with a head line; plain columns where stdout is not a terminal.</summary>
    public void Table(string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var (i, column) in columns.Index())
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Dim))) { NoWrap = true, Padding = new Padding(0, 0, i < columns.Length - 1 ? 2 : 0, 0) });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(Harmless(cell.TrimEnd('\n').Replace('\n', '↵')), StyleOf(cell))));

        // On a narrow terminal whole lines that it wraps read better than each cell squeezed into its share.
        Write(table, width: Endless);
    }

    /// <summary>Names and their values, in two columns.</summary>
    public void Pairs(IEnumerable<(string Name, string Value)> pairs)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn();
        foreach (var (name, value) in pairs)
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(string.Join('\n', value.TrimEnd('\n').Split('\n').Select(Harmless)), StyleOf(value)));
        Write(grid);
    }

    /// <summary>Asks on the terminal; Enter means yes.</summary>
    public bool Confirm(string question)
    {
        StandardOutput.Write(error: true, Encoding.UTF8.GetBytes($"{question} [Y/n] "));
        return Console.In.ReadLine()?.Trim().ToLowerInvariant() is "" or "y" or "yes";
    }

    /// <summary>Asks on the terminal for a line; empty where there is none.</summary>
    public string Ask(string question)
    {
        StandardOutput.Write(error: true, Encoding.UTF8.GetBytes($"{Harmless(question)}: "));
        return Console.In.ReadLine()?.Trim() ?? "";
    }

    /// <summary>
    /// The text without what a terminal would obey: control characters, line breaks and marks that turn the writing direction, as a
    /// hostile file or branch name may have them.
    /// </summary>
    public static string Harmless(string text)
    {
        static bool IsHarmful(char c) => char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';
        return !text.Any(IsHarmful) ? text : string.Concat(text.Select(c => IsHarmful(c) ? '\ufffd' : c));
    }

    /// <summary>The columns that a text takes on a terminal.</summary>
    public static int Width(string text) => text.GetCellWidth();

    /// <summary>Of a text that is wider than so many columns the beginning.</summary>
    private static string Cut(string text, int columns)
    {
        if (Width(text) <= columns)
            return text;
        var cut = new StringBuilder();
        var width = Width("…");
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune.ToString());
            if (width > columns)
                break;
            cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }

    private string Coloured(string text, Tone tone) => MayColour ? $"\e[{(int)tone}m{text}\e[0m" : text;

    private static Style StyleOf(string cell) => cell switch
    {
        "success" or "ok" or "passed" => new Style(Color.Green),
        "failure" or "error" or "timeout" or "cancellation" or "fail" => new Style(Color.Red),
        "warn" => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private void Write(IRenderable content, int? width = null)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = OutputIsTerminal && MayColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = OutputIsTerminal && MayColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(OutputIsTerminal ? Console.Out : text),
        });

        // A pipe has no width: nothing is cut or wrapped there.
        if (!OutputIsTerminal || width is not null)
            console.Profile.Width = width ?? Endless;
        console.Write(content);

        // What fills the last column up is for nobody who reads a pipe.
        if (!OutputIsTerminal)
            StandardOutput.Write(error: false, Encoding.UTF8.GetBytes(string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd(' ')))));
    }
}

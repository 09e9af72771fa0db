using System.CommandLine;
using System.CommandLine.Parsing;
using GitVan.Cli.Terminal;
using GitVan.Engine.Configuration;

namespace GitVan.Cli.Commands;

/// <summary>The commands, and the one shortcut around their parser: what a shim calls must not pay for parsing a command line it does not need.</summary>
internal static class CommandLine
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document; errors as JSON on stderr", Recursive = true };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show every git process that is started", Recursive = true };
    private static readonly Option<string> Directory = new("-C") { Description = "Run as if started in this folder", HelpName = "folder", Recursive = true };

    public static int Run(App app, string[] args)
    {
        if (args is ["--version"])
        {
            app.Screen.Line($"gitvan {Version}");
            return ExitCode.Ok;
        }

        if (args is ["hook", var name, .. var rest] && GitHook.TryParse(name, out _))
            return HookCommand.Run(app, name, rest);

        var parsed = Root(app).Parse(args);
        if (parsed.GetValue(Json))
            app.UseJson();
        app.Verbose = parsed.GetValue(Verbose);
        if (parsed.Errors.Count > 0)
            throw Mistake(parsed);
        if (parsed.GetValue(Directory) is { } directory)
            app.Directory = Existing(Path.GetFullPath(directory, app.Directory));
        var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        if (IsForAPerson(app, parsed) && app.HookProblem is { } problem)
            app.Screen.Note($"gitvan: {problem} (hint: run: gitvan doctor)", Tone.Careful);
        return exitCode;
    }

    /// <summary>Not for a program that reads JSON, nor in a job; nor where hooks are what the command is about.</summary>
    private static bool IsForAPerson(App app, ParseResult parsed) =>
        !app.Screen.Json && !app.Environment.ContainsKey("GITVAN_RUN_ID")
        && Names(parsed.CommandResult).Reverse().ElementAtOrDefault(1) is not (null or "init" or "ensure" or "uninstall" or "doctor" or "completion");

    public static string Version => typeof(App).Assembly.GetName().Version!.ToString(3);

    private static RootCommand Root(App app)
    {
        var root = new RootCommand("Turns what happens in a Git repository into jobs, and leaves a receipt for each run.")
        {
            InitCommand.Create(app),
            EnsureCommand.Create(app),
            UninstallCommand.Create(app),
            HookCommand.Create(app),
            JobCommand.Create(app),
            TemplateCommand.Create(app),
            ReceiptCommand.Create(app),
            LockCommand.Create(app),
            ConfigCommand.Create(app),
            DoctorCommand.Create(app),
            CompletionCommand.Create(app),
        };
        root.Options.Add(Json);
        root.Options.Add(Verbose);
        root.Options.Add(Directory);
        Examples.AddTo(root);
        return root;
    }

    private static string Existing(string directory) => System.IO.Directory.Exists(directory)
        ? directory
        : throw new GitVanException($"-C: '{directory}' is not a folder") { Hint = "name a folder that exists" };

    private static GitVanException Mistake(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = string.Join(' ', Names(parsed.CommandResult).Reverse());
        if (parsed.UnmatchedTokens is [var word, ..])
        {
            var known = word.StartsWith('-')
                ? command.Options.SelectMany(option => new[] { option.Name }.Concat(option.Aliases))
                : command.Subcommands.Select(sub => sub.Name);
            var nearest = Suggestion.Nearest(word, known);
            return new GitVanException($"{Prefix(path)}unexpected '{word}'") { Hint = nearest is null ? $"run: {path} --help" : $"did you mean '{nearest}'?" };
        }

        return new GitVanException(Prefix(path) + Message(parsed)) { Hint = $"run: {path} --help" };
    }

    private static string Message(ParseResult parsed)
    {
        var error = parsed.Errors[0];
        switch (error.SymbolResult)
        {
            case CommandResult { Command.Action: null, Command.Subcommands: var commands }:
                return $"a command is missing, expected one of {string.Join(", ", commands.Select(one => one.Name))}";
            case CommandResult command when command.Command.Arguments.FirstOrDefault(one => one.Arity.MinimumNumberOfValues > 0) is { } missing:
                return $"<{missing.Name}> is missing";
            case ArgumentResult argument when argument.Tokens.Count == 0:
                return $"<{argument.Argument.Name}> is missing";
            case OptionResult { Option.ValueType: var type, Tokens: [var token, ..] } option when type == typeof(int):
                return $"{option.Option.Name}: '{token.Value}' is not a number";
            default:
                var message = error.Message.TrimEnd('.');
                return char.ToLowerInvariant(message[0]) + message[1..];
        }
    }

    private static string Prefix(string path) => path == "gitvan" ? "" : path["gitvan ".Length..] + ": ";

    private static IEnumerable<string> Names(CommandResult result)
    {
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
            yield return command.Command is RootCommand ? "gitvan" : command.Command.Name;
    }
}

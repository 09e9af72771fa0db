using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Configuration;
using GitVan.Engine.Model;
using GitVan.Engine.Toolchains.CSharp;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan job build</c>: builds C# jobs before somebody waits for them, and shows all that the compiler says.</summary>
internal static class JobBuildCommand
{
    public static Command Create(App app)
    {
        var native = new Option<bool>("--native") { Description = "Make executables of their own, which later runs use; needs the native compiler's packages" };
        var names = new Argument<string[]>("job") { Description = "Ids or names of C# jobs; all of them where none is named", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("build", "Build C# jobs") { native, names };
        command.SetAction(parsed =>
        {
            app.PassSignalsOn();
            app.Languages.TriesAgain = true;
            var failed = false;
            foreach (var path in Choose(app, parsed.GetValue(names) ?? []))
                failed |= !Build(app, path, parsed.GetValue(native));
            return app.Interruption.Raised.IsCancellationRequested ? ExitCode.Interrupted : failed ? ExitCode.Usage : ExitCode.Ok;
        });
        return command;
    }

    private static IEnumerable<string> Choose(App app, string[] names)
    {
        var files = app.Catalog.CSharpFiles;
        if (names.Length == 0)
            return files.OrderBy(file => file.Key.Value, StringComparer.Ordinal).Select(file => file.Value);
        return names.Select(name =>
        {
            var id = app.Catalog.Jobs.FirstOrDefault(job => job.Name == name && files.ContainsKey(job.Id))?.Id ?? new JobId(name);
            if (files.TryGetValue(id, out var path))
                return path;
            var nearest = Suggestion.Nearest(name, files.Keys.Select(known => known.Value));
            throw new GitVanException($"no C# job has the id or name '{name}'") { Hint = nearest is null ? "run: gitvan job list" : $"did you mean '{nearest}'?" };
        }).Distinct();
    }

    private static bool Build(App app, string path, bool native)
    {
        var source = app.Languages.SourceOf(path);
        switch (app.Languages.Get(source, native))
        {
            case BuildResult.Built(var program):
                app.Screen.Line($"{source.Origin}: {(program.IsNative ? "a native executable" : "built")}");
                return true;
            case BuildResult.Failed(var message, var hint, var errors):
                app.Screen.Error(new GitVanException(message) { Hint = hint });
                foreach (var error in errors.Skip(1))
                    app.Screen.Note(Screen.Harmless(error));
                return false;
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }
}

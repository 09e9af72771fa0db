using System.CommandLine;
using System.Globalization;
using GitVan.Cli.Terminal;
using GitVan.Engine.Locks;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan lock</c>.</summary>
internal static class LockCommand
{
    public static Command Create(App app) => new("lock", "List, acquire and release locks") { List(app), LockAcquireCommand.Create(app), Release(app) };

    public static Argument<string> Name() => new("name") { Description = "What must not be used by two at once, such as 'deploy'" };

    private static Command List(App app)
    {
        var command = new Command("list", "Show all locks and who has them");
        command.SetAction(_ =>
        {
            var locks = app.Locks.List();
            if (app.Screen.Json)
                app.Screen.Document([.. locks.Select(LockDocument.Of)], CliJson.Default.IReadOnlyListLockDocument);
            else if (locks.Count == 0)
                app.Screen.Note("no lock was ever taken");
            else
                app.Screen.Table(["LOCK", "STATE", "OWNER", "HOST", "SINCE", "TOKEN"], locks.Select(Row));
            foreach (var one in locks.Where(one => one.Problem is not null))
                app.Screen.Note($"gitvan: lock '{Screen.Harmless(one.Name.Value)}' can't be read: {one.Problem} (hint: run: gitvan lock release --force)", Tone.Bad);
            return ExitCode.Ok;
        });
        return command;
    }

    private static string[] Row(LockEntry one) => one.Record is { } record
        ? [one.Name.Value, one.State, record.Owner, record.Host, LockDocument.LocalTime(record.Since), $"{record.Token}"]
        : [one.Name.Value, one.State, "-", "-", "-", "-"];

    private static Command Release(App app)
    {
        var name = Name();
        var token = new Option<string>("--token") { Description = "The token that acquire printed", HelpName = "number" };
        var force = new Option<bool>("--force") { Description = "Whoever holds it; a command under it is ended" };
        var command = new Command("release", "Release a lock that was acquired without a command") { name, token, force };
        command.SetAction(parsed =>
        {
            var lockName = LockName.Parse(parsed.GetValue(name)!);
            long? number = parsed.GetValue(token) is { } text ? ParseToken(text) : null;
            if (number is null == !parsed.GetValue(force))
                throw new GitVanException("lock release: expected either --token or --force") { Hint = "pass the token that gitvan lock acquire printed" };
            if (!app.Locks.Release(lockName, number))
                app.Screen.Note($"lock '{Screen.Harmless(lockName.Value)}' was not held");
            return ExitCode.Ok;
        });
        return command;
    }

    private static long ParseToken(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var token)
        ? token
        : throw new GitVanException($"lock release: --token: '{text}' is not a number") { Hint = "pass the token that gitvan lock acquire printed" };
}

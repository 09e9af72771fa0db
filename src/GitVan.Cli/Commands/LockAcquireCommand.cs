using System.CommandLine;
using System.Globalization;
using GitVan.Engine.Configuration;
using GitVan.Engine.Locks;
using GitVan.Engine.Processes;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan lock acquire</c>: runs a command under a lock, as flock(1) does, or leaves the lock held for a script.</summary>
internal static class LockAcquireCommand
{
    private const int Interrupt = 2, Terminate = 15;

    public static Command Create(App app)
    {
        var name = LockCommand.Name();
        var words = new Argument<string[]>("command") { Description = "What to run while the lock is held; behind --", Arity = ArgumentArity.ZeroOrMore };
        var timeout = new Option<string>("--timeout") { Description = "How long to wait while somebody else has it; 0 for not at all [default: locks.timeout, 30s]", HelpName = "time" };
        var ttl = new Option<string>("--ttl") { Description = "How long it holds without a sign of life [default: locks.ttl, 60s]; without a command how long at most", HelpName = "time" };
        var owner = new Option<string>("--owner") { Description = "Who others are told has it [default: $USER]", HelpName = "name" };
        var command = new Command("acquire", "Run a command while holding a lock; without a command hold it until release") { name, words, timeout, ttl, owner };
        command.SetAction(parsed =>
        {
            var program = parsed.GetValue(words) ?? [];
            if (program.Length == 0 && parsed.GetValue(ttl) is null)
                throw new GitVanException("lock acquire: without a command nobody renews the lock, so --ttl is needed") { Hint = "pass the longest time it may be held, or a command behind --" };
            var settings = app.Configuration.Settings.Locks;
            var request = new LockRequest
            {
                Owner = parsed.GetValue(owner) ?? app.Environment.GetValueOrDefault("USER") ?? "somebody",
                Ttl = parsed.GetValue(ttl) is { } text ? Time("--ttl", text) : settings.Ttl,
                Timeout = parsed.GetValue(timeout) switch { null => settings.Timeout, "0" => TimeSpan.Zero, var given => Time("--timeout", given) },
                Unattended = program.Length == 0,
            };
            return Run(app, LockName.Parse(parsed.GetValue(name)!), request, program);
        });
        return command;
    }

    private static int Run(App app, LockName name, LockRequest request, string[] words)
    {
        var program = words.Length > 0 ? Find(words[0], app) : null;
        app.PassSignalsOn();
        switch (app.Locks.Acquire(name, request, app.Interruption))
        {
            case LockAttempt.Interrupted:
                return ExitCode.Interrupted;
            case LockAttempt.HeldBy(var holder):
                throw HeldBy(holder, name);
            case LockAttempt.Acquired(var lease) when program is null:
                app.Screen.Line(lease.Token.ToString(CultureInfo.InvariantCulture));
                return ExitCode.Ok;
            case LockAttempt.Acquired(var lease):
                using (lease)
                    return RunUnder(lease, program, words[1..], app);
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }

    private static int RunUnder(Lease lease, string program, string[] arguments, App app)
    {
        // On a terminal the command takes part in it, and Ctrl-C reaches it without us.
        var shares = app.Screen.InputIsTerminal;
        using var ending = new Interruption();
        void PassOn()
        {
            if (!shares || app.Interruption.Signal != Interrupt)
                ending.Raise(app.Interruption.Signal);
        }

        using var raised = app.Interruption.Raised.Register(PassOn);
        using var insisted = app.Interruption.Insisted.Register(PassOn);
        using var lost = lease.Lost.Register(() => ending.Raise(Terminate));
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = program,
                Arguments = arguments,
                Directory = app.Directory,
                Environment = new Dictionary<string, string>(app.Environment)
                {
                    ["GITVAN_LOCK"] = lease.Name.Value,
                    ["GITVAN_FENCE"] = lease.Token.ToString(CultureInfo.InvariantCulture),
                },
                Input = StandardInput.Inherited,
                SharesGroup = shares,
            },
            ending);
        if (lease.Lost.IsCancellationRequested)
            throw new LockLostException(lease.Name, lease.Token);
        return app.Interruption.Raised.IsCancellationRequested ? ExitCode.Interrupted : result.ExitCode;
    }

    private static GitVanException HeldBy(LockRecord holder, LockName name)
    {
        var process = holder.Pid is { } pid ? $", process {pid}," : "";
        return new GitVanException($"lock '{name}' is held by {holder.Owner} on {holder.Host}{process} since {LockDocument.LocalTime(holder.Since)}", ExitCode.Locked)
        {
            Hint = "wait for it with a longer --timeout, or see: gitvan lock list",
        };
    }

    private static string Find(string program, App app) => ProgramPath.Find(program, app.Environment, app.Directory)
        ?? throw new GitVanException($"lock acquire: program '{program}' was not found") { Hint = "install it, or add its folder to PATH" };

    private static TimeSpan Time(string option, string text) => Duration.TryParse(text, out var time)
        ? time
        : throw new GitVanException($"lock acquire: {option}: '{text}' is not a length of time, expected 500ms, 30s, 2m or 1h30m") { Hint = "write a number and its unit" };
}

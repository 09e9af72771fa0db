using System.Collections;
using System.Runtime.InteropServices;
using GitVan;
using GitVan.Cli;
using GitVan.Cli.Commands;
using GitVan.Engine.Processes;

// The only place where the environment, the directory and the clock are read.
var environment = new Dictionary<string, string>();
foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
    environment[(string)variable.Key] = (string?)variable.Value ?? "";

using var interruption = new Interruption();
App? app = null;
try
{
    app = new App(
        new Surroundings(environment, Directory.GetCurrentDirectory(), Environment.ProcessPath!, Environment.MachineName, TimeProvider.System),
        interruption);
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => PassOn(context, 2));
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => PassOn(context, 15));
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => PassOn(context, 1));
    return CommandLine.Run(app, args);
}
catch (GitVanException e) when (app is not null)
{
    app.Screen.Error(e);
    return e.ExitCode;
}
catch (DirectoryNotFoundException)
{
    StandardErrorLine("gitvan: the current directory is gone");
    return ExitCode.Usage;
}
catch (Exception e)
{
    StandardErrorLine($"gitvan: this is a bug in gitvan; please report it with what follows\n{e}");
    return ExitCode.Bug;
}

void PassOn(PosixSignalContext context, int signal)
{
    context.Cancel = true;
    interruption.Raise(signal);
}

static void StandardErrorLine(string text) => GitVan.Cli.Terminal.StandardOutput.Write(error: true, System.Text.Encoding.UTF8.GetBytes(text + "\n"));

using System.Collections;
using System.Text;
using GitVan;
using GitVan.Cli;
using GitVan.Cli.Commands;
using GitVan.Cli.Terminal;
using GitVan.Engine.Processes;

// The only place where the environment, the directory and the clock are read.
var environment = new Dictionary<string, string>();
foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
    environment[(string)variable.Key] = (string?)variable.Value ?? "";

string directory;
try
{
    directory = Directory.GetCurrentDirectory();
}
catch (IOException)
{
    StandardError("gitvan: the current directory is gone\nhint: change to a folder that exists\n");
    return ExitCode.Usage;
}

using var interruption = new Interruption();
using var app = new App(new Surroundings(environment, directory, Environment.ProcessPath!, Environment.MachineName, TimeProvider.System), interruption);
try
{
    return CommandLine.Run(app, args);
}
catch (GitVanException e)
{
    app.Screen.Error(e);
    return e.ExitCode;
}
catch (Exception e)
{
    StandardError($"gitvan: this is a bug in gitvan; please report it with what follows\n{e}\n");
    return ExitCode.Bug;
}

static void StandardError(string text) => StandardOutput.Write(error: true, Encoding.UTF8.GetBytes(text));

using System.CommandLine;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan job feed</c>: the NuGet package that C# jobs are written against, for editors and <c>dotnet run</c>; gitvan itself needs no source for it.</summary>
internal static class JobFeedCommand
{
    public static Command Create(App app)
    {
        var command = new Command("feed", "Write the NuGet package GitVan into a folder, for editors and dotnet run");
        command.SetAction(_ =>
        {
            var folder = app.Languages.CSharp.WriteFeed();
            app.Screen.Line(folder);
            app.Screen.Note("use it: dotnet nuget add source \"$(gitvan job feed)\" --name gitvan");
            return ExitCode.Ok;
        });
        return command;
    }
}

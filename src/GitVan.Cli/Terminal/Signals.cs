using System.Runtime.InteropServices;
using GitVan.Engine.Processes;

namespace GitVan.Cli.Terminal;

/// <summary>
/// Turns Ctrl-C and requests to end into an <see cref="Interruption"/> while jobs run, so that they are ended in order and leave a receipt. At other
/// times such a signal ends gitvan as it ends any program.
/// </summary>
internal sealed class Signals : IDisposable
{
    // By their numbers, which are the same on Linux and macOS and are what a child is sent.
    private static readonly (PosixSignal Signal, int Number)[] Watched = [(PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1)];

    private readonly PosixSignalRegistration[] registrations;

    public Signals(Interruption interruption) =>
        registrations =
        [
            .. Watched.Select(watched => PosixSignalRegistration.Create(watched.Signal, context =>
            {
                context.Cancel = true;
                interruption.Raise(watched.Number);
            })),
        ];

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }
}

using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Running;

/// <summary>Is told what happens while jobs run, from several threads where several do; the terminal is one.</summary>
public interface IRunObserver
{
    /// <summary>Standard output is for data, and for nothing that a job writes.</summary>
    bool ReservesOutput { get; }

    void Started(RunRequest run);

    /// <summary>Something about the jobs that people should know, in a line.</summary>
    void Noted(string line);

    /// <summary>Some output of its job, from the thread that runs it; false says that nobody reads it any more.</summary>
    bool Output(RunRequest run, OutputChannel channel, ReadOnlySpan<byte> bytes);

    /// <summary>An attempt failed and there will be another after this delay.</summary>
    void Retrying(RunRequest run, int attempt, TimeSpan delay);

    /// <summary>The job says something to people. From any thread.</summary>
    void Said(RunRequest run, LogLine line);

    /// <summary>The job says how far it is. From any thread.</summary>
    void Progressed(RunRequest run, Progress progress);

    void Finished(Run run);
}

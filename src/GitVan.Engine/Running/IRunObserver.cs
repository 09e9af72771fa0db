using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Running;

/// <summary>Is told what happens while jobs run; the terminal is one.</summary>
public interface IRunObserver
{
    void Started(Job job);

    /// <summary>Something about the jobs that people should know, in a line.</summary>
    void Noted(string line);

    /// <summary>Some output of the job that runs; false says that nobody reads it any more.</summary>
    bool Output(OutputChannel channel, ReadOnlySpan<byte> bytes);

    /// <summary>An attempt failed and there will be another after this delay.</summary>
    void Retrying(Job job, int attempt, TimeSpan delay);

    /// <summary>The job says something to people. From any thread.</summary>
    void Said(Job job, LogLine line);

    /// <summary>The job says how far it is. From any thread.</summary>
    void Progressed(Job job, Progress progress);

    void Finished(Run run);
}

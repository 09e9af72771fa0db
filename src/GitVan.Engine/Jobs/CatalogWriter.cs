using GitVan.Engine.Configuration;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>
/// Writes what is known of jobs, in the order that <see cref="CatalogReader"/> reads it. Not JSON, because building the serializer's description of
/// all settings took 1.4 ms of each hook, a quarter of it; this takes a hundredth of that.
/// </summary>
internal sealed class CatalogWriter : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly BinaryWriter writer;

    public CatalogWriter() => writer = new BinaryWriter(stream);

    public byte[] ToArray()
    {
        writer.Flush();
        return stream.ToArray();
    }

    public void Text(string text) => writer.Write(text);

    public void OptionalText(string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    public void Flag(bool flag) => writer.Write(flag);

    public void Count(int count) => writer.Write(count);

    public void List(IReadOnlyList<string> list)
    {
        writer.Write(list.Count);
        foreach (var item in list)
            writer.Write(item);
    }

    public void Job(Job job)
    {
        writer.Write(job.Id.Value);
        writer.Write(job.Name);
        OptionalText(job.Folder);
        OptionalText(job.Description);
        List(job.Tags);
        Program(job.Program);
        List(job.Hooks);
        Map(job.Environment);
        OptionalText(job.Root);
        Time(job.Timeout);
        writer.Write(job.Retries);
        Time(job.Backoff);
        writer.Write(job.Origin);
        writer.Write(job.Files is not null);
        if (job.Files is { } files)
            Files(files);
        List([.. job.On.Select(one => one.ToString())]);
        OptionalText(job.Concurrency.Lock);
        Time(job.LockTimeout);
        writer.Write(job.MaxOutput ?? -1);
        OptionalText(job.Inputs?.Declaration.ToJsonString());
        writer.Write(job.Rules.Count);
        foreach (var rule in job.Rules)
        {
            Conditions(rule.Only);
            Conditions(rule.Skip);
        }

        writer.Write(job.Priority);
        List(job.Needs);
        foreach (var flag in (ReadOnlySpan<bool>)[job.StagesFixes, job.Writes, job.IsRequired, job.IsInteractive, job.UsesInput])
            writer.Write(flag);
        OptionalText(job.FailText);
    }

    public void Plan(HookPlan plan)
    {
        Group(plan.Jobs);
        writer.Write((byte)plan.FailOnChanges);
        List(plan.ExcludedTags);
    }

    private void Program(JobProgram program)
    {
        var (kind, words) = program switch
        {
            JobProgram.Line(var text) => (CatalogFile.LineProgram, [text]),
            JobProgram.Script(var path, var arguments) => (CatalogFile.ScriptProgram, [path, .. arguments]),
            JobProgram.Command command => (CatalogFile.CommandProgram, command.Words),
            _ => throw new InvalidOperationException(program.Kind),
        };
        writer.Write(kind);
        List(words);
    }

    private void Conditions(IReadOnlyList<RunCondition> conditions) => List([.. conditions.SelectMany(one => new[] { one.Kind, one.Value, one.Folder })]);

    private void Group(JobGroup group)
    {
        OptionalText(group.Name);
        OptionalText(group.Folder);
        writer.Write(group.Parallel);
        writer.Write(group.Piped);
        writer.Write(group.FailFast);
        writer.Write(group.Priority);
        List(group.Needs);
        Text(group.Origin);
        writer.Write(group.Members.Count);
        foreach (var member in group.Members)
        {
            OptionalText((member as JobMember.One)?.Id.Value);
            if (member is JobMember.Group(var inner))
                Group(inner);
        }
    }

    private void Files(JobFiles files)
    {
        writer.Write((byte)files.Source);
        OptionalText(files.Command);
        OptionalText(files.Folder);
        List(files.Glob);
        List(files.Exclude);
        List(files.Types);
    }

    public void Metadata(JobMetadata metadata)
    {
        OptionalText(metadata.Name);
        OptionalText(metadata.Desc);
        List(metadata.Hooks);
        Time(metadata.Timeout);
        writer.Write(metadata.Retries);
        Time(metadata.Backoff);
        Map(metadata.Env);
        OptionalText(metadata.Root);
        List(metadata.Tags);
        OptionalText(metadata.Version);
        List(metadata.On);
        OptionalText(metadata.Concurrency);
        Time(metadata.LockTimeout);
        writer.Write(metadata.MaxOutput ?? -1);
        OptionalText(metadata.Inputs?.ToJsonString());
        List(metadata.Needs);
        writer.Write(metadata.Priority);
        OptionalText(metadata.Skip?.ToJsonString());
        OptionalText(metadata.Only?.ToJsonString());
        writer.Write(metadata.Required);
    }

    public void Dispose() => writer.Dispose();

    public void Time(TimeSpan? time) => writer.Write(time?.Ticks ?? -1);

    private void Map(IReadOnlyDictionary<string, string> map) => List([.. map.SelectMany(pair => new[] { pair.Key, pair.Value })]);
}

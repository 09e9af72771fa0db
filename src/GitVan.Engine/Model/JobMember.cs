namespace GitVan.Engine.Model;

/// <summary>What a group holds.</summary>
public abstract record JobMember
{
    private JobMember() { }

    public sealed record One(JobId Id) : JobMember;

    public sealed record Group(JobGroup Jobs) : JobMember;
}

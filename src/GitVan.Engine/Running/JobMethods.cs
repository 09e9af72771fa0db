using GitVan.Engine.Protocol;

namespace GitVan.Engine.Running;

/// <summary>What a job may ask for, by name; made for each attempt that speaks.</summary>
public delegate IReadOnlyDictionary<string, Method> JobMethods(JobSession session);

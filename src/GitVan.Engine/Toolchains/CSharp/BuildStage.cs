namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>What a build does next, for a person who waits for it.</summary>
public enum BuildStage
{
    /// <summary>Another process builds the same job, or one that shares its lock.</summary>
    Waiting,

    /// <summary>Seconds.</summary>
    Managed,

    /// <summary>Ten seconds and more; the first one gets the native compiler's packages.</summary>
    Native,
}

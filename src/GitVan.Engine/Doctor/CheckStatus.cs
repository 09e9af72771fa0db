namespace GitVan.Engine.Doctor;

/// <summary>What a check came to.</summary>
public enum CheckStatus
{
    /// <summary>It was seen to be right.</summary>
    Ok,

    /// <summary>Jobs run, but something will surprise sooner or later.</summary>
    Warn,

    /// <summary>A job does not run or a receipt can't be kept.</summary>
    Fail,
}

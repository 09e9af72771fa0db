namespace GitVan;

/// <summary>Why the engine said no to a call.</summary>
public enum JobErrorCode
{
    /// <summary>What was asked for failed: git or a program said no.</summary>
    Failed = 1,

    /// <summary>What was asked for can't be: no such job, revision or lock.</summary>
    Mistake = 2,

    /// <summary>Locked by somebody else.</summary>
    Locked = 3,

    /// <summary>Permission denied.</summary>
    Denied = 4,

    /// <summary>Not in this version of gitvan.</summary>
    Unavailable = 5,

    /// <summary>A ref is another than expected, or git stopped at a conflict.</summary>
    Conflict = 6,

    /// <summary>The message was no JSON.</summary>
    ParseError = -32700,

    /// <summary>A call at the wrong time, or a message that is too long.</summary>
    InvalidRequest = -32600,

    /// <summary>The engine has no such method: this package is newer than it.</summary>
    UnknownMethod = -32601,

    /// <summary>A parameter is not one that the method takes.</summary>
    InvalidParameters = -32602,

    /// <summary>A bug in gitvan.</summary>
    Bug = -32603,
}

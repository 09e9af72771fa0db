using Xunit.Sdk;

namespace GitVan.Scripts;

/// <summary>A script does not hold; the message says where and shows what happened.</summary>
public class ScriptException(string message) : Exception(message), IAssertionException
{
    /// <summary>Nothing: the place is in the script, not in the runner.</summary>
    public override string? StackTrace => null;
}

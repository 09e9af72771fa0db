namespace GitVan.Engine.Receipts;

/// <summary>A receipt can't be signed now.</summary>
internal sealed class SigningException(string message, Exception? inner = null) : GitVanException(message, GitVan.ExitCode.JobFailed, inner);

using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>A file below a jobs folder.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Origin">From the repository's top, for messages.</param>
/// <param name="RelativePath">From its jobs folder.</param>
internal sealed record JobFile(string Path, string Origin, string RelativePath, bool IsExecutable)
{
    private static readonly string[] Markers = [".cron", ".evt"];

    /// <summary>The folder whose jobs it is among.</summary>
    public JobScope Scope { get; init; } = JobScope.Top;

    /// <summary>The path without extension, <c>/</c> written <c>:</c>; <c>.cron</c> and <c>.evt</c> before the extension are dropped.</summary>
    public JobId Id
    {
        get
        {
            var extension = System.IO.Path.GetExtension(RelativePath);
            var path = RelativePath[..^extension.Length];
            foreach (var marker in Markers)
            {
                if (path.EndsWith(marker, StringComparison.Ordinal))
                    path = path[..^marker.Length];
            }

            return new JobId(Scope.Name(path.Replace('/', ':')));
        }
    }
}

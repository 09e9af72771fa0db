using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Model;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Running;

/// <summary>What a job attaches to its receipt while it runs.</summary>
public sealed class JobAttachments
{
    /// <summary>Bytes of all data as JSON.</summary>
    private const int MostData = 64 * 1024;

    private const int MostArtifacts = 1000;

    private readonly Lock gate = new();
    private readonly JsonObject data = [];
    private readonly List<Artifact> artifacts = [];

    /// <summary>Null where nothing was attached.</summary>
    public JsonObject? Data => data.Count == 0 ? null : data;

    public IReadOnlyList<Artifact> Artifacts => artifacts;

    /// <exception cref="CallException">It would be more than a receipt keeps.</exception>
    public void Attach(string name, JsonNode? value)
    {
        lock (gate)
        {
            var before = data[name];
            data[name] = value?.DeepClone();
            if (Encoding.UTF8.GetByteCount(data.ToJsonString()) <= MostData)
                return;
            if (before is null)
                data.Remove(name);
            else
                data[name] = before;
            throw Call.Wrong($"'{name}' would make the attached data more than {MostData} bytes", "write it to a file, and name that as an artifact");
        }
    }

    /// <exception cref="CallException">There are too many.</exception>
    public void Add(Artifact artifact)
    {
        lock (gate)
        {
            if (artifacts.Count == MostArtifacts)
                throw Call.Wrong($"a run has more than {MostArtifacts} artifacts", "name an archive of them");
            artifacts.Add(artifact);
        }
    }
}

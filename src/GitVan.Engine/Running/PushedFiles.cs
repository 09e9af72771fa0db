using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>The files that a push brings to the remote: for each ref what changed since what the remote has.</summary>
internal sealed class PushedFiles(RunContext context, GitRunner git)
{
    private readonly GitRunner git = git.With(context.Interruption);

    /// <summary>By hand, where git names no refs, what a push of HEAD would bring.</summary>
    public IReadOnlyList<string> Find(Trigger trigger, StandardInput input)
    {
        var isPush = trigger is Trigger.Hook { Name: "pre-push" };
        var remote = isPush ? ((Trigger.Hook)trigger).Arguments.FirstOrDefault() : null;
        var lines = isPush && input is StandardInput.Bytes(var bytes) ? Encoding.UTF8.GetString(bytes.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        if (lines.Length == 0)
            return new RefStore(context.Repository, git).Find(RefName.Head) is { } head ? Changed(head, null, remote) : [];

        // <local ref> <local id> <remote ref> <remote id>; of zeros where there is none.
        return
        [
            .. lines
                .Select(line => line.Split(' '))
                .Where(words => words.Length == 4)
                .Select(words => (Local: ObjectId.Parse(words[1]), Remote: ObjectId.Parse(words[3])))
                .Where(ids => !ids.Local.IsZero)
                .Distinct()
                .SelectMany(ids => Changed(ids.Local, ids.Remote.IsZero ? null : ids.Remote, remote))
                .Distinct(),
        ];
    }

    private IReadOnlyList<string> Changed(ObjectId local, ObjectId? known, string? remote)
    {
        // Since where both sides parted, so that a force push is about its own commits. Fails where we don't have the remote's.
        if (known is { } id && git.TryRun(["diff-tree", "-r", "--merge-base", .. ChangedFiles.Options, id.Hex, local.Hex]) is { Succeeded: true } since)
            return ChangedFiles.Of(since.Output);

        // A tag of a file or a folder brings no commit.
        if (git.TryRun(["rev-parse", "--quiet", "--verify", $"{local}^{{commit}}"]) is not { Succeeded: true, Text: var commit })
            return [];
        List<string> tips = [.. new RefStore(context.Repository, git).List($"refs/remotes/{(remote is null ? "" : remote + "/")}").Select(one => one.Id.Hex).Distinct()];
        var parted = tips.Count == 0 ? null : git.TryRun(["merge-base", commit, .. tips]);
        var from = parted is { Succeeded: true } ? parted.Text : context.Repository.Format.EmptyTree.Hex;
        string[] arguments = ["diff-tree", "-r", .. ChangedFiles.Options, from, commit];
        var result = git.TryRun(arguments);
        return result.Succeeded ? ChangedFiles.Of(result.Output) : throw new GitFailedException(arguments, result);
    }
}

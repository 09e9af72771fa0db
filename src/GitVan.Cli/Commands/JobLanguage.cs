using GitVan.Engine.Configuration;

namespace GitVan.Cli.Commands;

/// <summary>A language that <c>gitvan job create</c> writes a job in; all of them do the same.</summary>
/// <param name="Short">What people may write for the name.</param>
/// <param name="NeedsRunBit">It is an executable with a metadata line, and not built or loaded.</param>
/// <param name="Text">The file, from the job's path without extension and its hooks.</param>
internal sealed record JobLanguage(string Name, string Short, string Extension, bool NeedsRunBit, Func<string, IReadOnlyList<string>, string> Text)
{
    public static IReadOnlyList<JobLanguage> All { get; } =
    [
        new("csharp", "cs", ".cs", NeedsRunBit: false, CSharp),
        new("javascript", "js", ".mjs", NeedsRunBit: false, JavaScript),
        new("typescript", "ts", ".ts", NeedsRunBit: false, TypeScript),
        new("python", "py", ".py", NeedsRunBit: true, Python),
        new("shell", "sh", ".sh", NeedsRunBit: true, Shell),
    ];

    /// <exception cref="GitVanException">There is none of that name.</exception>
    public static JobLanguage Get(string name) => All.FirstOrDefault(one => one.Name == name || one.Short == name)
        ?? throw new GitVanException($"'{name}' is not a language that a job is written in here, expected {string.Join(", ", All.Select(one => one.Name))}")
        {
            Hint = Suggestion.Nearest(name, All.Select(one => one.Name)) is { } nearest ? $"did you mean '{nearest}'?" : "write an executable in any language: see docs/jobs.md",
        };

    private static string CSharp(string id, IReadOnlyList<string> hooks) =>
        $$$"""
        #:package GitVan@2.*
        using GitVan;
        using static GitVan.Composables;

        return await DefineJob(new()
        {
            Meta = new() { Description = "Says hello" },
            Hooks = [{{{string.Join(", ", hooks.Select(hook => $"GitHook.{InPascalCase(hook)}"))}}}],
            Run = async (context, ct) =>
            {
                var branch = await UseGit().BranchAsync(ct);
                Console.WriteLine($"hello from {{{id}}} on {branch ?? "no branch"}");
                return JobResult.Success();
            },
        });

        """;

    private static string JavaScript(string id, IReadOnlyList<string> hooks) =>
        $$$"""
        import { defineJob, useGit } from 'gitvan';

        export default defineJob({
          meta: { desc: 'Says hello' },
          hooks: [{{{Quoted(hooks)}}}],
          async run() {
            const branch = await useGit().branch();
            console.log(`hello from {{{id}}} on ${branch ?? 'no branch'}`);
            return { ok: true };
          },
        });

        """;

    private static string TypeScript(string id, IReadOnlyList<string> hooks) =>
        $$$"""
        import { defineJob, useGit } from 'gitvan';
        import type { JobResult } from 'gitvan';

        export default defineJob({
          meta: { desc: 'Says hello' },
          hooks: [{{{Quoted(hooks)}}}],
          async run(): Promise<JobResult> {
            const branch: string | null = await useGit().branch();
            console.log(`hello from {{{id}}} on ${branch ?? 'no branch'}`);
            return { ok: true };
          },
        });

        """;

    private static string Python(string id, IReadOnlyList<string> hooks) =>
        $$"""
        #!/usr/bin/env python3
        {{Metadata(hooks)}}
        #
        # The line above makes this file a job; keys: desc, name, hooks, timeout, retries, env, root, tags, version.
        # It runs at the top of the repository. GITVAN_HOOK is the hook that triggered it, and sys.argv[1:] its arguments.
        import subprocess

        branch = subprocess.run(["git", "branch", "--show-current"], check=True, capture_output=True, text=True).stdout.strip()
        print(f"hello from {{id}} on {branch or 'no branch'}")

        """;

    private static string Shell(string id, IReadOnlyList<string> hooks) =>
        $$"""
        #!/bin/sh
        {{Metadata(hooks)}}
        #
        # The line above makes this file a job; keys: desc, name, hooks, timeout, retries, env, root, tags, version.
        # It runs at the top of the repository. GITVAN_HOOK is the hook that triggered it, and "$@" its arguments.
        set -eu

        branch=$(git branch --show-current)
        echo "hello from {{id}} on ${branch:-no branch}"

        """;

    private static string Metadata(IReadOnlyList<string> hooks) => $$"""# gitvan: {desc: "Says hello"{{(hooks.Count > 0 ? $", hooks: [{string.Join(", ", hooks)}]" : "")}}}""";

    private static string Quoted(IReadOnlyList<string> hooks) => string.Join(", ", hooks.Select(hook => $"'{hook}'"));

    // As the fields of GitHook are called.
    private static string InPascalCase(string hook) => string.Concat(hook.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

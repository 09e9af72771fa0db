namespace GitVan.Engine.Templating;

/// <summary>The templates that come with the executable, by name. A template of the repository with the same name counts for more.</summary>
public static class BuiltInTemplates
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["gitvan/changelog"] =
            """
            ---
            inputs:
              version: { type: string, required: true, description: The version that is released }
              changes: { type: array, items: { type: string }, default: [] }
            data: { heading: "# Changelog" }
            to: CHANGELOG.md
            inject:
              into: CHANGELOG.md
              after: "{{ heading }}"
            ---

            ## {{ version }}
            {% for change in changes %}
            - {{ change }}
            {%- endfor %}
            """ + "\n",
        ["gitvan/job-csharp"] = Job(
            ".cs",
            """
            #:package GitVan@2.*
            using GitVan;
            using static GitVan.Composables;

            return await DefineJob(new()
            {
                Meta = new() { Description = "Says hello" },
                Hooks = [{% for hook in hooks %}GitHook.{{ hook | replace("-", "_") | camelize }}{{ "" if loop.last else ", " }}{% endfor %}],
                Run = async (context, ct) =>
                {
                    var branch = await UseGit().BranchAsync(ct);
                    Console.WriteLine($"hello from {{ name }} on {branch ?? "no branch"}");
                    return JobResult.Success();
                },
            });
            """),
        ["gitvan/job-javascript"] = Job(
            ".mjs",
            """
            import { defineJob, useGit } from 'gitvan';

            export default defineJob({
              meta: { desc: 'Says hello' },
              hooks: [{% for hook in hooks %}'{{ hook }}'{{ "" if loop.last else ", " }}{% endfor %}],
              async run() {
                const branch = await useGit().branch();
                console.log(`hello from {{ name }} on ${branch ?? 'no branch'}`);
                return { ok: true };
              },
            });
            """),
        ["gitvan/job-python"] = Job(
            ".py",
            Executable("#!/usr/bin/env python3", "sys.argv[1:]") +
            """
            import subprocess

            branch = subprocess.run(["git", "branch", "--show-current"], check=True, capture_output=True, text=True).stdout.strip()
            print(f"hello from {{ name }} on {branch or 'no branch'}")
            """,
            "perm: 755\n"),
        ["gitvan/job-shell"] = Job(
            ".sh",
            Executable("#!/bin/sh", "\"$@\"") +
            """
            set -eu

            branch=$(git branch --show-current)
            echo "hello from {{ name }} on ${branch:-no branch}"
            """,
            "perm: 755\n"),
        ["gitvan/job-typescript"] = Job(
            ".ts",
            """
            import { defineJob, useGit } from 'gitvan';
            import type { JobResult } from 'gitvan';

            export default defineJob({
              meta: { desc: 'Says hello' },
              hooks: [{% for hook in hooks %}'{{ hook }}'{{ "" if loop.last else ", " }}{% endfor %}],
              async run(): Promise<JobResult> {
                const branch: string | null = await useGit().branch();
                console.log(`hello from {{ name }} on ${branch ?? 'no branch'}`);
                return { ok: true };
              },
            });
            """),
    };

    private static string Job(string extension, string body, string keys = "") =>
        $$$"""
        ---
        inputs:
          name: { type: string, required: true, description: "The job's id, such as hello or db/migrate" }
          hooks: { type: array, items: { type: string }, default: [], description: The hooks that trigger it }
        to: jobs/{{ name }}{{{extension}}}
        {{{keys}}}---
        {{{body}}}

        """;

    private static string Executable(string firstLine, string arguments) =>
        $$$$"""
        {{{{firstLine}}}}
        # gitvan: {desc: "Says hello"{{ ", hooks: [" + hooks.join(", ") + "]" if hooks.length }}}
        #
        # The line above makes this file a job; keys: desc, name, hooks, timeout, retries, env, root, tags, version.
        # It runs at the top of the repository. GITVAN_HOOK is the hook that triggered it, and {{{{arguments}}}} its arguments.

        """;
}

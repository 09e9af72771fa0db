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
        ["gitvan/job-csharp"] =
            """
            ---
            inputs: { name: { type: string, required: true, description: "The job's id, such as hello or db/migrate" } }
            to: jobs/{{ name }}.cs
            ---
            #:package GitVan@2.*
            using GitVan;
            using static GitVan.Composables;

            return await DefineJob(new()
            {
                Meta = new() { Description = "Says hello" },
                Run = async (context, ct) =>
                {
                    Console.WriteLine($"hello from {{ name }} on {await UseGit().BranchAsync(ct) ?? "no branch"}");
                    return JobResult.Success();
                },
            });
            """ + "\n",
        ["gitvan/job-javascript"] =
            """
            ---
            inputs: { name: { type: string, required: true, description: "The job's id, such as hello or db/migrate" } }
            to: jobs/{{ name }}.mjs
            ---
            import { defineJob, useGit } from 'gitvan';

            export default defineJob({
              meta: { desc: 'Says hello' },
              async run() {
                console.log(`hello from {{ name }} on ${(await useGit().branch()) ?? 'no branch'}`);
                return { ok: true };
              },
            });
            """ + "\n",
        ["gitvan/job-shell"] =
            """
            ---
            inputs: { name: { type: string, required: true, description: "The job's id, such as hello or db/migrate" } }
            to: jobs/{{ name }}.sh
            perm: 755
            ---
            #!/bin/sh
            # gitvan: {desc: "Says hello"}
            set -eu
            echo "hello from {{ name }}"
            """ + "\n",
    };
}

import { writeFile } from 'node:fs/promises'
import { defineJob, useGit, useReceipt } from 'gitvan'
import type { Commit, JobResult } from 'gitvan'

const headings = { feat: 'Added', fix: 'Fixed' } as const
type Kind = keyof typeof headings

const section = (kind: Kind, commits: Commit[]): string => {
  const mine = commits.filter(({ subject }) => subject.startsWith(`${kind}: `))
  return mine.length === 0 ? '' : `## ${headings[kind]}\n\n${mine.map(({ subject }) => `- ${subject.slice(kind.length + 2)}\n`).join('')}\n`
}

export default defineJob({
  meta: { desc: 'Writes release notes from what was committed since a revision', tags: ['release'] },
  inputs: {
    since: { type: 'string', required: true },
    file: { default: 'NOTES.md' },
  },
  async run({ inputs }): Promise<JobResult> {
    const commits = await useGit().log(inputs.since, 'HEAD', { merges: false })
    await writeFile(inputs.file, `# Since ${inputs.since}\n\n${section('feat', commits)}${section('fix', commits)}`)
    await useReceipt().artifact(inputs.file)
    return { ok: true, message: `${commits.length} commits in ${inputs.file}` }
  },
})

// The imports that the product document promises.
import type { Job, JobCtx, JobResult } from 'gitvan';
import type { GitVanConfig } from 'gitvan/types/config';
import type { GitVanHooks } from 'gitvan/types/hooks';
import type { Receipt } from 'gitvan/types/receipt'
import type { JobInput } from 'gitvan/types/job'

import { createJobLoader, defineConfig, defineGitVanConfig, defineJob, JobError } from 'gitvan'
import { tryUseGitVan, useExec, useGit, useJob, useLock, useNotes, useReceipt, useTemplate, useUnrouting, useWorktree } from 'gitvan/composables'
import { useGit as older } from 'gitvan/useGit'
import { useTemplate as olderTemplate } from 'gitvan/composables/template'
import { loadConfig } from 'gitvan/runtime'
import { daemonStatus } from 'gitvan/daemon'

export const hook: keyof GitVanHooks = 'post-commit'
export const result: JobResult = { ok: true, artifacts: [] }
export const input: JobInput = { type: 'integer', min: 1 }
export const config: GitVanConfig = defineGitVanConfig({ hooks: { 'pre-commit': { jobs: [{ run: 'x' }] }, mine: {} } })

export const whole = defineJob({
  meta: { name: 'my-job', desc: 'My automation job', tags: ['automation'], version: '1.0.0', owner: 'me' },
  hooks: ['post-commit', 'post-merge', 'mine'],
  on: ['job:after', 'job:error:lint'],
  inputs: { who: { required: true }, count: { type: 'integer', default: 1 }, mode: { enum: ['a', 'b'] }, loud: { default: false } },
  timeout: '60s',
  async run(context) {
    const who: string = context.inputs.who
    const count: number = context.inputs.count
    const mode: 'a' | 'b' | undefined = context.inputs.mode
    const loud: boolean = context.inputs.loud
    // @ts-expect-error There is no such input.
    context.inputs.nope
    const signal: AbortSignal = context.ctx.signal
    context.log.warn(`${who} ${count} ${mode} ${loud} ${signal.aborted}`)

    const git = useGit()
    const template = await useTemplate()
    const text: string = await git.diff({ from: 'HEAD~1', to: 'HEAD', nameOnly: true })
    const names: string[] = await git.diffNames('HEAD~1', 'HEAD')
    const printed: string = await git.run(['log', text, ...names])
    await useNotes().append(printed)
    const [receipt] = await useReceipt().list({ job: 'x', limit: 1 })
    const last: Receipt | undefined = receipt
    await using lease = await useLock().acquire('deploy', { ttlMs: 1000 })
    await git.updateRef('refs/heads/x', 'a', { from: 'b', lock: lease.name })
    const batches = await useUnrouting().batch([{ pattern: 'src/[name].ts', job: 'x' }], names)
    for (const { job, inputs } of batches) if (job) await useJob().run(job, inputs)
    const { timedOut } = await useExec().run(['make', 'all'], { timeoutMs: 1000 })
    await useWorktree().add('HEAD', { branch: 'x' })
    await template.render('x', { timedOut, last })
    // @ts-expect-error A misspelt word.
    await git.comit('x')
    return { status: 'success', data: { any: 1 } }
  },
})

export const asFunction: Job = ({ inputs }) => ({ ok: inputs['x'] === 1 })
export const destructured: Job = defineJob({ run: ({ ctx, payload, hookName, timestamp, args }) => console.log(ctx.root, payload, hookName, timestamp, args) })
export const short = defineJob(async (context: JobCtx) => ({ success: context.head !== null }))

// @ts-expect-error Hooks are a list.
defineJob({ hooks: 'pre-commit', run() {} })
// @ts-expect-error run is missing.
defineJob({ meta: {} })
// @ts-expect-error There is no such key.
defineConfig({ job: {} })
// @ts-expect-error Exactly one of run and exec.
defineConfig({ hooks: { 'pre-commit': { jobs: [{ run: 'x', exec: ['a'] }] } } })

export async function outside() {
  const error = new JobError('no', { code: 2 })
  const { jobs } = await loadConfig()
  const loaded = await createJobLoader({ dirs: jobs?.dirs ?? [] }).loadAllJobs()
  return [error.hint, loaded[0]?.id, await daemonStatus(), tryUseGitVan()?.trigger.kind, older === useGit, olderTemplate === useTemplate]
}

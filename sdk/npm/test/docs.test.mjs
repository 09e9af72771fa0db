// The examples of the documentation, each run whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examples, project, run, start } from './engine.mjs'

const answers = {
  'exec.run': { exitCode: 0, stdout: '', stderr: '', timedOut: false },
  'git.changedFiles': ['src/components/Button.tsx'],
  'git.diffHunks': [{ path: 'a.txt', status: 'M', binary: false, hunks: [{}] }],
  'git.diffNames': ['a.txt', 'b.txt'],
  'git.log': [{ subject: 'second' }],
  'git.resolve': '1'.repeat(40),
  'git.run': { exitCode: 0, stdout: '     2\tA U Thor\n', stderr: '' },
  'job.list': [{ id: 'lint', name: 'lint', tags: ['check'] }],
  'job.run': { runId: 'x', result: 'success', durationMs: 1 },
  'lock.acquire': { name: 'deploy', token: 3 },
  'lock.release': true,
  'notes.read': 'seen\nseen\n',
  'receipt.list': [{ durationMs: 12 }],
  'route.batch': [{ route: 0, job: 'component', files: ['src/components/Button.tsx'], inputs: { name: 'Button' } }],
  'worktree.add': { path: '/elsewhere' },
}

function answer(method) {
  if (method === 'template.render') throw { code: 5, message: 'templates are not in this version' }
  return answers[method]
}

for (const { name, text } of await examples()) {
  test(`the example ${name} works`, async (t) => {
    if (!text.includes('defineConfig')) {
      const { result, stderr } = await run(t, text, { answer })
      assert.deepEqual([result?.status, stderr], ['success', ''])
      return
    }
    const root = await project(t, { 'gitvan.config.mjs': text })
    const { calls } = await start(t, 'config.mjs', ['gitvan.config.mjs'], { root })
    assert.equal(calls[1].params.error, undefined)
  })
}

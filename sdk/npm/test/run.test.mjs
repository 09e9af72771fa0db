import assert from 'node:assert/strict'
import { test } from 'node:test'
import { methodNames, session } from '../src/methods.mjs'
import { methodsOf, paramsOf, run, testOnEachNode } from './engine.mjs'

const job = (body) => `import { defineJob } from 'gitvan'
import * as gitvan from 'gitvan/composables'
export default defineJob({ async run(ctx) { ${body} } })`

testOnEachNode('the job of the product document runs unchanged', async (t) => {
  const seen = await run(t, `
import { useGit, useTemplate, useNotes, useReceipt, useUnrouting, useGitVan } from 'gitvan/composables';
import { defineJob, createJobLoader } from 'gitvan';

export default defineJob({
  meta: {
    name: "my-job",
    desc: "My automation job",
    tags: ["automation"],
    version: "1.0.0"
  },
  hooks: ["post-commit", "post-merge"], // Job-only architecture
  async run(context) {
    const git = useGit();
    const template = await useTemplate();

    // Handle Git operations directly
    const diffOutput = await git.diff({
      from: "HEAD~1",
      to: "HEAD",
      nameOnly: true
    });

    // Process changes and execute logic
  }
});
`)
  assert.deepEqual(methodsOf(seen), ['hello', 'git.diff', 'result'])
  assert.deepEqual(paramsOf(seen, 'git.diff'), { from: 'HEAD~1', to: 'HEAD', nameOnly: true })
  assert.deepEqual([seen.result, seen.code, seen.stderr], [{ status: 'success' }, 0, ''])
})

test('run is given one object that serves every shape of job', async (t) => {
  const seen = await run(t, `export default { name: 'x', run: async (whole) => {
    const { ctx, payload, args, hookName, timestamp, inputs } = whole
    return { ok: ctx === whole, data: { payload, args, hookName, timestamp, inputs, root: ctx.root } }
  } }`)
  assert.deepEqual(seen.result, {
    status: 'success',
    data: { payload: { who: 'you' }, args: ['a', 'b'], hookName: 'post-commit', timestamp: '2030-01-02T03:04:05Z', inputs: { who: 'you' }, root: '/repository' },
  })
})

test('a function alone is a job', async (t) => {
  const seen = await run(t, 'export default ({ inputs }) => ({ ok: true, message: `hello ${inputs.who}` })')
  assert.deepEqual(seen.result, { status: 'success', message: 'hello you' })
})

const results = [
  ['nothing', '', { status: 'success' }, 0],
  ['ok', 'return { ok: true }', { status: 'success' }, 0],
  ['not ok', 'return { ok: false, error: new Error("no\\nmore") }', { status: 'failure', message: 'no' }, 1],
  ['success as a status', 'return { status: "success", message: "done" }', { status: 'success', message: 'done' }, 0],
  ['error as a status', 'return { status: "error", message: "why" }', { status: 'failure', message: 'why' }, 1],
  ['success as a flag', 'return { success: true, data: { n: 1 } }', { status: 'success', data: { n: 1 } }, 0],
  ['no success', 'return { success: false }', { status: 'failure' }, 1],
  ['more than the words', 'return { ok: true, artifacts: ["a"] }', { status: 'success', data: { artifacts: ['a'] } }, 0],
  ['text', 'return "abc"', { status: 'success', data: { value: 'abc' } }, 0],
  ['an unknown status', 'return { status: "fine" }', { status: 'failure', message: "the job returned the status 'fine', expected success, failure, error" }, 1],
  ['an exception', 'throw new Error("broken")', { status: 'failure', message: 'broken' }, 1],
]
for (const [name, body, result, code] of results) {
  test(`a job may end with ${name}`, async (t) => {
    const seen = await run(t, job(body))
    assert.deepEqual([seen.result, seen.code], [result, code])
  })
}

testOnEachNode('an exception shows the line it was thrown at', async (t) => {
  const seen = await run(t, job('throw new Error("broken")'))
  assert.match(seen.stderr, /Error: broken\n\s+at .*jobs\/changes\.mjs:3:/)
})

testOnEachNode('what is thrown outside of run makes the run a failure', async (t) => {
  const late = await run(t, job('setTimeout(() => { throw new Error("late") }); await new Promise(r => setTimeout(r, 60_000))'))
  assert.deepEqual([late.result, late.code], [{ status: 'failure', message: 'late' }, 1])
  const rejected = await run(t, job('Promise.reject(new Error("lost")); await new Promise(r => setTimeout(r, 60_000))'))
  assert.deepEqual([rejected.result, rejected.code], [{ status: 'failure', message: 'lost' }, 1])
})

testOnEachNode('an error of the engine keeps its code, hint and data, and the line that called', async (t) => {
  const seen = await run(t, job('await gitvan.useGit().commit("x")'), {
    answer(method) {
      if (method === 'git.commit') throw { code: 6, message: 'git stopped at a conflict', data: { hint: 'merge a.txt', paths: ['a.txt'] } }
    },
  })
  assert.match(seen.stderr, /JobError: git stopped at a conflict\n[^]*jobs\/changes\.mjs:3:[^]*hint: merge a.txt\n$/)
  assert.deepEqual(seen.result, { status: 'failure', message: 'git stopped at a conflict' })

  const caught = await run(t, job('try { await gitvan.useGit().commit("x") } catch (error) { return { ok: true, name: error.name, code: error.code, paths: error.data.paths } }'), {
    answer(method) {
      if (method === 'git.commit') throw { code: 6, message: 'conflict', data: { paths: ['a.txt'] } }
    },
  })
  assert.deepEqual(caught.result.data, { name: 'JobError', code: 6, paths: ['a.txt'] })
})

testOnEachNode('a job that calls process.exit says so', async (t) => {
  const seen = await run(t, job('process.exit(0)'))
  assert.deepEqual(seen.result, { status: 'failure', message: 'process.exit(0) was called before the job had returned' })
})

testOnEachNode('a job that waits for nothing ends', async (t) => {
  const seen = await run(t, job('await new Promise(() => {})'))
  assert.deepEqual([seen.result.message, seen.code], ['the job waits for something that can no longer happen', 1])
})

testOnEachNode('what a job leaves open does not keep it alive', async (t) => {
  const seen = await run(t, `import net from 'node:net'; export default () => { net.createServer().listen(0); setInterval(() => {}, 1000) }`)
  assert.deepEqual([seen.result, seen.code], [{ status: 'success' }, 0])
})

testOnEachNode('many calls may be under way, and answers find theirs in any order', async (t) => {
  const seen = await run(t, job(`
    const texts = await Promise.all(Array.from({ length: 500 }, (_, i) => gitvan.useGit().show('r' + i)))
    return { ok: texts.every((text, i) => text === 'text of r' + i), n: texts.length }`), {
    async answer(method, { revision }) {
      if (method !== 'git.show') return null
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      return `text of ${revision}`
    },
  })
  assert.deepEqual(seen.result, { status: 'success', data: { n: 500 } })
})

testOnEachNode('large messages go both ways, letter for letter', async (t) => {
  const seen = await run(t, job(`
    const text = 'ä€😀\\n'.repeat(700_000)
    return { ok: await gitvan.useGit().hashObject(text) === text }`), { answer: (method, { text }) => (method === 'git.hashObject' ? text : null) })
  assert.deepEqual([seen.result, seen.code], [{ status: 'success' }, 0])
})

test('a message beyond the limit is refused before it is sent', async (t) => {
  const seen = await run(t, job('await gitvan.useGit().hashObject("x".repeat(16 * 1024 * 1024))'))
  assert.match(seen.result.message, /^git.hashObject has \d+ bytes, expected at most 16777216$/)
})

test('a result that is no JSON is a failure', async (t) => {
  const seen = await run(t, job('return { ok: true, data: { n: 1n } }'))
  assert.equal(seen.code, 1)
  assert.match(seen.result.message, /BigInt/)
})

test('a result that the engine refuses is a failure', async (t) => {
  const seen = await run(t, job('return { ok: true }'), {
    answer(method) {
      if (method === 'result') throw { code: -32602, message: 'data is too large' }
    },
  })
  assert.equal(seen.code, 1)
  assert.match(seen.stderr, /result was not taken: data is too large/)
})

testOnEachNode('an engine that hangs up ends the calls under way, and the job', async (t) => {
  const seen = await run(t, job('await gitvan.useGit().fetch()'), {
    answer(method, params, engine) {
      engine.hangUp()
      return new Promise(() => {})
    },
  })
  assert.equal(seen.code, 1)
  assert.match(seen.stderr, /gitvan has closed the channel/)
})

testOnEachNode('the signal aborts when the engine cancels, and by SIGTERM', async (t) => {
  const body = `
    const aborted = new Promise(resolve => ctx.signal.addEventListener('abort', resolve))
    await gitvan.useGit().head()
    await aborted
    return { ok: false, message: ctx.signal.reason.message }`
  const cancelled = await run(t, job(body), {
    answer(method, params, { send }) {
      if (method === 'git.head') send({ method: 'cancel', params: { reason: 'the time is up' } })
    },
  })
  assert.equal(cancelled.result.message, 'the time is up')
  const killed = await run(t, job(body), {
    answer(method, params, { child }) {
      if (method === 'git.head') child.kill('SIGTERM')
    },
  })
  assert.equal(killed.result.message, 'the run was ended by SIGTERM')
})

test('a job that does not look at its signal is ended at once', async (t) => {
  const seen = await run(t, job('await gitvan.useGit().head(); await new Promise(r => setTimeout(r, 60_000))'), {
    answer(method, params, { child }) {
      if (method === 'git.head') setTimeout(() => child.kill('SIGTERM'), 20)
    },
  })
  assert.equal(seen.signal, 'SIGTERM')
})

test('a lease aborts when its lock is lost', async (t) => {
  const seen = await run(t, job(`
    const lease = await gitvan.useLock().acquire('deploy', { ttlMs: 1000 })
    await gitvan.useGit().head()
    return { ok: lease.signal.aborted, token: lease.token, reason: lease.signal.reason.message, released: await lease.release() }`), {
    answer(method, { name }, { send }) {
      if (method === 'lock.acquire') return { name, token: 7 }
      if (method === 'git.head') send({ method: 'lock.lost', params: { name: 'deploy', token: 7 } })
      return method === 'lock.release' ? false : null
    },
  })
  assert.deepEqual(seen.result.data, { token: 7, reason: "the lock 'deploy' is lost", released: false })
})

test('log and progress are notifications', async (t) => {
  const seen = await run(t, job('ctx.log("one", { n: 1 }); ctx.log.warn("two"); ctx.progress({ done: 1, total: 2 }); ctx.progress("half")'))
  assert.deepEqual(
    seen.calls.filter(({ id }) => id === undefined).map(({ method, params }) => [method, params]),
    [
      ['log', { level: 'info', message: 'one', data: { n: 1 } }],
      ['log', { level: 'warn', message: 'two' }],
      ['progress', { done: 1, total: 2 }],
      ['progress', { message: 'half' }],
    ],
  )
})

testOnEachNode('the channel is the job\'s alone', async (t) => {
  const seen = await run(t, `import { spawnSync } from 'node:child_process'
    export default () => {
      const child = spawnSync('sh', ['-c', 'echo "fd=$GITVAN_FD"; { true >&3; } 2>/dev/null && echo open'], { encoding: 'utf8' })
      return { ok: true, out: child.stdout.trim() }
    }`)
  assert.equal(seen.result.data.out, 'fd=')
})

test('a job without run, and a file without a job, are clear', async (t) => {
  const none = await run(t, 'export default { name: "x" }')
  assert.equal(none.result.message, "job: 'run' is missing, expected a function")
  const empty = await run(t, 'export const x = 1')
  assert.equal(empty.result.message, "there is no default export, expected 'export default defineJob({…})'")
})

test('every method of the protocol is a function with its word', async (t) => {
  const seen = await run(t, `import * as gitvan from 'gitvan'
    const uses = { git: 'useGit', notes: 'useNotes', receipt: 'useReceipt', route: 'useUnrouting', lock: 'useLock', worktree: 'useWorktree', job: 'useJob', exec: 'useExec', template: 'useTemplate' }
    export default async ({ inputs, config }) => {
      for (const name of inputs.methods) {
        const [area, word] = name.split('.')
        const functions = area === 'config' ? config : await gitvan[uses[area]]()
        await functions[word]()
      }
    }`, {
    hello: { inputs: { methods: methodNames.filter((name) => !session.includes(name)) } },
    answer: (method) => (method === 'git.run' ? { exitCode: 0, stdout: '', stderr: '' } : null),
  })
  assert.deepEqual(methodsOf(seen).slice(1, -1), methodNames.filter((name) => !session.includes(name)))
  assert.deepEqual(seen.result, { status: 'success' })
})

test('git.run takes a text or a list, and gives what git printed', async (t) => {
  const seen = await run(t, job(`
    const git = gitvan.useGit()
    const printed = [await git.run('log --format="%h %s" -1'), await git.run(['status']), (await git.tryRun('nope')).exitCode]
    const error = await git.run('nope').catch((error) => error)
    return { ok: true, printed, error: undefined, said: [error.message, error.code, error.data] }`), {
    answer(method, { args }) {
      if (method === 'git.run') return args[0] === 'nope' ? { exitCode: 1, stdout: '', stderr: "git: 'nope' is no command\nmore" } : { exitCode: 0, stdout: `${args.join('|')}\n\n`, stderr: '' }
    },
  })
  assert.deepEqual(seen.result.data, {
    printed: ['log|--format=%h %s|-1', 'status', 1],
    said: ["git nope failed with exit code 1: git: 'nope' is no command", 1, { exitCode: 1, stderr: "git: 'nope' is no command\nmore" }],
  })
})

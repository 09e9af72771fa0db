import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createJobLoader, defineConfig, defineGitVanConfig, defineJob, tryUseGitVan, useGit, useGitVan } from 'gitvan'
import { startDaemon } from 'gitvan/daemon'
import { loadConfig } from 'gitvan/runtime'
import { methodNames, methods, parameters, words } from '../src/methods.mjs'
import { project } from './engine.mjs'

const sdk = fileURLToPath(new URL('..', import.meta.url))

test('the methods are those of the protocol\'s page, and their places are parameters of theirs', async () => {
  const page = await readFile(join(sdk, '../../docs/protocol.md'), 'utf8')
  const rows = [...page.slice(page.indexOf('## Methods')).matchAll(/^\| ((?:`[\w.]+`(?:, )?)+) \| (.*?) \|/gm)]
  const parametersOf = new Map(rows.flatMap(([, names, text]) => names.match(/[\w.]+/g).map((name) => [name, text])))
  const all = [...parametersOf.keys()].filter((name) => !['method', 'format'].includes(name))
  assert.deepEqual([...methodNames].sort(), all.sort())

  for (const [area, words] of Object.entries(methods)) {
    for (const [word, places] of Object.entries(words)) {
      // `git.diffNameStatus` and others have "the same" as the one before.
      const text = parametersOf.get(`${area}.${word}`)
      for (const place of places) assert.ok(text.startsWith('the same') || text.includes(`\`${place}`), `${area}.${word}: ${place}`)
    }
  }
})

test('parameters go by place, then by name', () => {
  assert.deepEqual(parameters('git.commit', ['message'], ['text', { all: true }]), { message: 'text', all: true })
  assert.deepEqual(parameters('git.commit', ['message'], [{ message: 'text' }]), { message: 'text' })
  assert.deepEqual(parameters('job.run', ['job', 'inputs'], ['x', { a: 1 }]), { job: 'x', inputs: { a: 1 } })
  assert.deepEqual(parameters('job.run', ['job', 'inputs'], [{ job: 'x' }]), { job: 'x' })
  assert.deepEqual(parameters('receipt.attach', ['name', 'value'], ['x', { a: 1 }]), { name: 'x', value: { a: 1 } })
  assert.deepEqual(parameters('git.head', [], []), {})
  assert.throws(() => parameters('git.show', ['revision', 'path'], ['a', 'b', 'c']), /git.show takes revision, path, an object, not 3 arguments/)
})

test('text is split into words at spaces, and quotes hold them together', () => {
  assert.deepEqual(words('log  --format="%h %s" \'a b\'c'), ['log', '--format=%h %s', 'a bc'])
  assert.deepEqual(words(['a b']), ['a b'])
})

test('definitions come back as they were', () => {
  const job = { run() {} }
  assert.equal(defineJob(job), job)
  const config = { jobs: { dirs: ['x'] } }
  assert.equal(defineConfig(config), config)
  assert.equal(defineGitVanConfig(config), config)
})

test('outside of a run the composables say how to run a job', async () => {
  assert.equal(tryUseGitVan(), null)
  assert.throws(() => useGitVan(), { name: 'JobError', code: 2, message: /run it: gitvan job run/ })
  await assert.rejects(useGit().head(), { name: 'JobError', code: 2, message: /^git\.head is answered inside a run only; run it: gitvan job run/ })
})

test('a job file that node starts by itself says in one line how to run it', async (t) => {
  const root = await project(t, {
    'node_modules/gitvan/package.json': await readFile(join(sdk, 'package.json'), 'utf8'),
    'node_modules/gitvan/src/index.mjs': `export * from ${JSON.stringify(new URL('../src/index.mjs', import.meta.url))}`,
    'jobs/db/migrate.mjs': 'import { defineJob } from "gitvan"; export default defineJob({ run() {} })',
  })
  const { stderr } = await promisify(execFile)(process.execPath, [join(root, 'jobs/db/migrate.mjs')])
  assert.equal(stderr, 'gitvan: this file only states a job; run it: gitvan job run db:migrate\n')
})

test('the loader finds the jobs of a project, and tells of those it can not load', async (t) => {
  const root = await project(t, {
    'package.json': '{"type":"module"}',
    'jobs/a.mjs': 'export default { name: "first", hooks: ["pre-commit"], run() { return 1 } }',
    'jobs/db/b.evt.js': 'export default () => 2',
    'jobs/broken.mjs': 'export default {}',
    'jobs/_hidden.mjs': 'throw 1',
    'jobs/lib/part.mjs': 'throw 2',
    'jobs/notes.txt': '',
  })
  const errors = []
  const loader = createJobLoader({ root, onError: (error) => errors.push(error.message) })
  assert.deepEqual((await loader.loadAllJobs()).map(({ id }) => id), ['a', 'db:b'])
  assert.deepEqual(errors, ["jobs/broken.mjs: job: 'run' is missing, expected a function"])
  assert.deepEqual(loader.getAllJobs().map(({ run }) => run()), [1, 2])
  assert.deepEqual(loader.getJobsForHook('pre-commit').map(({ name }) => name), ['first'])
  await assert.rejects(loader.loadJob('jobs/broken.mjs'), /'run' is missing/)
  assert.deepEqual(await createJobLoader({ root, dirs: ['nowhere'] }).loadAllJobs(), [])
})

test('the resolved configuration comes from the executable', async (t) => {
  const root = await project(t, {
    right: '#!/bin/sh\necho "{\\"args\\":\\"$*\\"}"\n',
    wrong: '#!/bin/sh\necho \'{"error":"gitvan.yaml:1:1: unknown key","hint":"write it right","exitCode":2}\' >&2\nexit 2\n',
  })
  await chmod(join(root, 'right'), 0o755)
  await chmod(join(root, 'wrong'), 0o755)
  const withExecutable = (path) => {
    process.env.GITVAN_EXECUTABLE = path
    t.after(() => delete process.env.GITVAN_EXECUTABLE)
    return loadConfig()
  }
  assert.deepEqual(await withExecutable(join(root, 'right')), { args: 'config show --json' })
  await assert.rejects(withExecutable(join(root, 'wrong')), { message: 'gitvan.yaml:1:1: unknown key', hint: 'write it right' })
  await assert.rejects(withExecutable(join(root, 'none')), { message: /^there is no program '/, hint: /^put gitvan on the PATH/ })
})

test('the daemon is not in this version', async () => {
  await assert.rejects(startDaemon(), { name: 'JobError', code: 5, message: "'gitvan daemon start' is not in this version" })
})

test('a packed package is small, and works in an empty project', async (t) => {
  const root = await project(t, { 'package.json': '{}', 'x.mjs': 'import { defineJob } from "gitvan"; import "gitvan/composables/git"; console.log(typeof defineJob)' })
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', root], { cwd: sdk, encoding: 'utf8' }))
  assert.ok(packed.unpackedSize < 100_000, `${packed.unpackedSize} bytes`)
  assert.ok(packed.files.every(({ path }) => /^(?:src|types)\/|^(?:package\.json|README\.md|LICENSE)$/.test(path)))
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(root, packed.filename)], { cwd: root })
  assert.equal(execFileSync(process.execPath, ['x.mjs'], { cwd: root, encoding: 'utf8' }), 'function\n')
})

// The other end of the channel: starts the Node side as the executable does, and answers it.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const host = fileURLToPath(new URL('../src/host/', import.meta.url))

/** Where the build has put TypeScript and other versions of Node. */
export const tools = fileURLToPath(new URL('../../../artifacts/npm', import.meta.url))

const nodes = [{ version: process.versions.node, path: process.execPath }]
for (const name of existsSync(join(tools, 'node_modules')) ? readdirSync(join(tools, 'node_modules')) : []) {
  const path = join(tools, 'node_modules', name, 'bin/node')
  if (name.startsWith('node-') && existsSync(path)) nodes.push({ version: name.slice('node-'.length), path })
}

/** A test on every Node there is; what it starts runs on `t.node`. */
export function testOnEachNode(name, body) {
  for (const node of nodes) {
    test(`${name} (Node ${node.version})`, (t) => body(Object.assign(t, { node })))
  }
}

/** The flags that the engine passes to a Node of this version. */
function flagsFor(version) {
  const [major, minor] = version.split('.').map(Number)
  if ((major === 18 && minor < 19) || major === 19 || (major === 20 && minor < 6)) return ['--no-warnings', '--experimental-loader', join(host, 'resolver.mjs')]
  return (major === 22 && minor >= 6 && minor < 18) || (major === 23 && minor < 6) ? ['--experimental-strip-types', '--no-warnings'] : []
}

/** A folder with these files, removed when the test ends. */
export async function project(t, files) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'gitvan-npm-')))
  t.after(() => rm(root, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
  return root
}

export const context = {
  protocol: 1,
  gitvan: '2.0.0',
  run: { id: '01a21091-4a8c-7cbc-add3-89065b353b47', attempt: 1, startedAt: '2030-01-02T03:04:05Z' },
  job: { id: 'changes', name: 'changes', tags: [] },
  trigger: { kind: 'hook', name: 'post-commit', args: ['a', 'b'] },
  inputs: { who: 'you' },
  subject: { kind: 'commit', id: '1'.repeat(40) },
  root: '/repository',
  gitDirectory: '/repository/.git',
  head: '1'.repeat(40),
  branch: 'main',
}

/**
 * Starts a script of the host on arguments. `answer(method, params, engine)` gives a call's result, or throws what is to be its error;
 * `engine` is `{send, hangUp, child}`. Resolves with everything that was seen when the process has ended.
 */
export function start(t, script, args, { root, answer = () => null, hello = {}, input = '', env = {} }) {
  const { path, version } = t.node ?? nodes[0]
  const child = spawn(path, [...flagsFor(version), join(host, script), ...args], {
    cwd: root,
    // What hangs fails its test.
    timeout: 60_000,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', GITVAN_FD: '3', ...env },
  })
  const channel = child.stdio[3]
  const seen = { calls: [], stdout: '', stderr: '', code: null, signal: null }
  const engine = { child, send: (message) => channel.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`), hangUp: () => channel.end() }
  let carry = []

  const receive = async (message) => {
    seen.calls.push(message)
    if (message.id === undefined) return
    try {
      const result = message.method === 'hello' ? { ...context, ...hello } : await answer(message.method, message.params, engine)
      engine.send({ id: message.id, result: result ?? null })
    } catch (error) {
      engine.send({ id: message.id, error })
    }
  }

  channel.on('error', () => {})
  channel.on('data', (bytes) => {
    const parts = bytes.toString('latin1').split('\n')
    while (parts.length > 1) {
      carry.push(Buffer.from(parts.shift(), 'latin1'))
      receive(JSON.parse(Buffer.concat(carry)))
      carry = []
    }
    carry.push(Buffer.from(parts[0], 'latin1'))
  })
  child.stdout.on('data', (text) => (seen.stdout += text))
  child.stderr.on('data', (text) => (seen.stderr += text))
  child.stdin.on('error', () => {})
  child.stdin.end(input)

  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      Object.assign(seen, { code, signal })
      // Node reports the end only when our side of the channel is closed too.
      channel.end()
    })
    child.on('close', () => resolve(seen))
  })
}

/** Runs one job file, and gives what was seen with the run's `result`. */
export async function run(t, job, { files = {}, file = 'jobs/changes.mjs', ...more } = {}) {
  const root = await project(t, { [file]: job, ...files })
  const seen = await start(t, 'run.mjs', [file], { root, ...more })
  return { ...seen, root, result: seen.calls.find(({ method }) => method === 'result')?.params }
}

export const methodsOf = ({ calls }) => calls.map(({ method }) => method)
export const paramsOf = ({ calls }, method) => calls.find((call) => call.method === method)?.params

const read = (page) => readFile(new URL(`../../../${page}`, import.meta.url), 'utf8')

/** The job and configuration files that the documentation shows. */
export async function examples() {
  const found = []
  for (const page of ['docs/javascript-jobs.md', 'sdk/npm/README.md', 'README.md']) {
    for (const [, code] of (await read(page)).matchAll(/^```js\n([^]*?)^```$/gm)) found.push({ name: `${found.length + 1} of ${page}`, text: code })
  }
  return found
}

/** The bodies of `run` that docs/composables.md shows, by composable, each as a whole job. The engine's scripts run them. */
export async function bodies() {
  const sections = (await read('docs/composables.md')).matchAll(/^## (\w+)$[^]*?^```js\n([^]*?)^```$/gm)
  return [...sections].map(([, name, code]) => ({ name, text: `import * as gitvan from 'gitvan'\nconst { ${[...new Set([name, 'useExec', 'useGit', 'useJob', 'tryUseGitVan'])].join(', ')} } = gitvan\nexport default gitvan.defineJob({ async run(context) {\n${code}} })\n` }))
}

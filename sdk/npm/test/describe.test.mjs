import assert from 'node:assert/strict'
import { test } from 'node:test'
import { project, start, testOnEachNode } from './engine.mjs'

/** Describes files, as JSON texts on standard input, and gives what was said of each. */
async function describe(t, files, names = Object.keys(files).filter((name) => /^jobs\/[^/]+\.(?:mjs|js|ts)$/.test(name))) {
  const root = await project(t, files)
  const seen = await start(t, 'describe.mjs', [], { root, env: { GITVAN_DESCRIBE: '1' }, input: names.map((name) => `${JSON.stringify(name)}\n`).join('') })
  const said = seen.calls.filter(({ method }) => method === 'describe').map(({ params }) => params)
  return { ...seen, root, said, errors: Object.fromEntries(said.map(({ file, error }) => [file, error])) }
}

test('a job is described with everything it states', async (t) => {
  const { said, code } = await describe(t, {
    'jobs/full.mjs': `import { defineJob } from 'gitvan'
      export default defineJob({
        meta: { name: 'full', desc: 'does it', tags: ['a'], version: '1.0.0', owner: 'me' },
        hooks: ['post-commit'], on: ['job:after:lint'],
        inputs: {
          who: { type: 'string', required: true, pattern: '^[a-z]+$', description: 'a name' },
          count: { default: 1, type: 'integer', min: 1, max: 9 }, mode: { enum: ['a', 'b'] }, loud: { default: false },
        },
        timeout: '60s', retries: 2, backoff: 1, env: { A: 1, B: true }, root: 'src', concurrency: 'exclusive', lockTimeout: '5s', maxOutput: 1000,
        needs: ['lint'], priority: 2, skip: ['merge', { ref: 'wip/*' }], only: 'ci', required: true,
        run() {},
      })`,
  })
  assert.equal(code, 0)
  assert.deepEqual(said, [
    {
      file: 'jobs/full.mjs',
      files: ['jobs/full.mjs'],
      job: {
        name: 'full', description: 'does it', tags: ['a'], version: '1.0.0', hooks: ['post-commit'], on: ['job:after:lint'],
        timeout: '60s', retries: 2, backoff: 1, env: { A: '1', B: 'true' }, root: 'src', concurrency: 'exclusive', lockTimeout: '5s', maxOutput: 1000,
        needs: ['lint'], priority: 2, skip: ['merge', { ref: 'wip/*' }], only: 'ci', required: true,
        inputs: {
          type: 'object',
          properties: {
            who: { type: 'string', pattern: '^[a-z]+$', description: 'a name' },
            count: { type: 'integer', default: 1, minimum: 1, maximum: 9 },
            mode: { type: 'string', enum: ['a', 'b'] },
            loud: { type: 'boolean', default: false },
          },
          required: ['who'],
        },
      },
    },
  ])
})

testOnEachNode('each file is announced before it is loaded, and functions and plain objects are jobs too', async (t) => {
  const { calls, said } = await describe(t, {
    'jobs/a.mjs': 'export default () => {}',
    'jobs/b.mjs': 'export default { name: "bee", run() {} }',
  })
  assert.deepEqual(calls.map(({ method, params }) => [method, params.file]), [
    ['describing', 'jobs/a.mjs'], ['describe', 'jobs/a.mjs'], ['describing', 'jobs/b.mjs'], ['describe', 'jobs/b.mjs'],
  ])
  assert.deepEqual(said.map(({ job }) => job), [{}, { name: 'bee' }])
})

testOnEachNode('a file that can not be loaded is one error with its place, and stops no other', async (t) => {
  const { errors, said, code, stdout } = await describe(t, {
    'jobs/a-syntax.mjs': 'const a = 1\n  const = 3\n',
    'jobs/b-throws.mjs': '\n\nthrow new Error("no\\nway")',
    'jobs/c-missing.mjs': 'import "./nothing.mjs"',
    'jobs/d-exits.mjs': 'console.log("bye"); process.exit(3)',
    'jobs/e-hangs.mjs': 'await new Promise(() => {})',
    'jobs/f-later.mjs': 'Promise.reject(new Error("later")); await new Promise(resolve => setTimeout(resolve, 50)); export default () => {}',
    'jobs/g-imports.mjs': 'import "./lib/bad.mjs"',
    'jobs/h-names.mjs': 'import { nope } from "./lib/good.mjs"',
    'jobs/i-asks.mjs': 'import { useGit } from "gitvan"; await useGit().head()',
    'jobs/j-nothing.mjs': '',
    'jobs/k-null.mjs': 'throw null',
    'jobs/l-json.mjs': '\nJSON.parse("{")',
    'jobs/lib/bad.mjs': 'const a\n',
    'jobs/lib/good.mjs': 'export const a = 1\n',
    'jobs/z-right.mjs': 'process.chdir("/"); export default () => {}',
  })
  assert.equal(code, 0)
  assert.deepEqual(errors['jobs/a-syntax.mjs'], { message: "Unexpected token '='", line: 2, column: 9 })
  assert.deepEqual(errors['jobs/b-throws.mjs'], { message: 'no', line: 3, column: 7 })
  assert.match(errors['jobs/c-missing.mjs'].message, /^Cannot find module '.*nothing\.mjs' imported from /)
  assert.equal(errors['jobs/d-exits.mjs'].message, 'process.exit(3) is called while the file is loaded')
  assert.equal(errors['jobs/e-hangs.mjs'].message, 'the file waits at its top for something that never happens')
  assert.equal(errors['jobs/f-later.mjs'].message, 'later')
  assert.match(errors['jobs/g-imports.mjs'].message, /^jobs\/lib\/bad\.mjs:1:\d+: Missing initializer/)
  assert.deepEqual([errors['jobs/h-names.mjs'].line, errors['jobs/h-names.mjs'].message], [1, "The requested module './lib/good.mjs' does not provide an export named 'nope'"])
  assert.equal(errors['jobs/i-asks.mjs'].message, 'git.head is called while the file is loaded, expected inside run')
  assert.match(errors['jobs/j-nothing.mjs'].message, /^there is no default export/)
  assert.equal(errors['jobs/k-null.mjs'].message, 'null')
  assert.equal(errors['jobs/l-json.mjs'].line, 2)
  assert.deepEqual(said.at(-1), { file: 'jobs/z-right.mjs', files: ['jobs/z-right.mjs'], job: {} })
  assert.equal(stdout, 'bye\n')
})

const mistakes = [
  ['{}', "job: 'run' is missing, expected a function"],
  ['{ run: 1 }', "job: 'run' is 1, expected a function"],
  ['{ run() {}, hooks: "pre-commit" }', 'job: \'hooks\' is "pre-commit", expected a list of texts'],
  ['{ run() {}, hook: ["pre-commit"] }', /^job: there is no key 'hook', expected one of run, meta, /],
  ['{ run() {}, meta: { tags: "a" } }', 'job: \'meta.tags\' is "a", expected a list of texts'],
  ['{ run() {}, retries: 101 }', "job: 'retries' is 101, expected a whole number from 0 to 100"],
  ['{ run() {}, env: { A: {} } }', "job: 'env' is an object, expected an object of texts"],
  ['{ run() {}, inputs: { a: "string" } }', "job: input 'a' is no object, expected one such as {type: 'string'}"],
  ['{ run() {}, inputs: { a: { type: "text" } } }', "job: input 'a' has the type 'text', expected one of string, integer, number, boolean"],
  ['{ run() {}, inputs: { a: { require: true } } }', /^job: input 'a' has the key 'require', expected one of type, /],
  ['{ run() {}, inputs: { a: { required: true, default: 1 } } }', "job: input 'a' is required and has a default, expected one of the two"],
  ['[]', "job: a list, expected a function, or an object with 'run'"],
]
test('a mistake in a definition is named with its place', async (t) => {
  const files = mistakes.map(([definition], i) => [`jobs/m${i + 10}.mjs`, `import { defineJob } from 'gitvan'\nexport default defineJob(${definition})`])
  const { said } = await describe(t, Object.fromEntries(files))
  for (const [i, [definition, expected]] of mistakes.entries()) {
    const { message, line, column } = said[i].error
    if (expected instanceof RegExp) assert.match(message, expected)
    else assert.equal(message, expected)
    assert.deepEqual([line, column], [2, 16], definition)
  }
})

testOnEachNode('the files of a job are those of the project that it imports, once each', async (t) => {
  const { said } = await describe(t, {
    'jobs/a.mjs': 'import "./lib/one.mjs"; import "./lib/two.cjs"; import "dep"; import "node:fs"; import { defineJob } from "gitvan"; export default () => {}',
    'jobs/b.mjs': 'import "./lib/one.mjs"; await import("./lib/late.mjs"); export default () => {}',
    'jobs/lib/one.mjs': 'import "../../shared.mjs"',
    'jobs/lib/two.cjs': 'require("./three.cjs")',
    'jobs/lib/three.cjs': '',
    'jobs/lib/late.mjs': '',
    'shared.mjs': '',
    'node_modules/dep/package.json': '{"name":"dep","main":"index.js"}',
    'node_modules/dep/index.js': 'require("./inner.js")',
    'node_modules/dep/inner.js': '',
  })
  assert.deepEqual(said.map(({ files }) => files.sort()), [
    ['jobs/a.mjs', 'jobs/lib/one.mjs', 'jobs/lib/three.cjs', 'jobs/lib/two.cjs', 'shared.mjs'],
    ['jobs/b.mjs', 'jobs/lib/late.mjs', 'jobs/lib/one.mjs', 'shared.mjs'],
  ])
})

testOnEachNode('gitvan and pathe are found without an install, and the project\'s own win', async (t) => {
  const files = {
    'jobs/a.mjs': `import { useGit } from 'gitvan/useGit'; import { useTemplate } from 'gitvan/useTemplate'; import * as jobs from 'gitvan/jobs'
      import { useGit as again } from 'gitvan/composables/git'; import { useGitVan } from 'gitvan/composables/ctx'; import { defineConfig } from 'gitvan/define'
      import { loadConfig } from 'gitvan/runtime'; import { startDaemon } from 'gitvan/daemon'; import { join } from 'pathe'
      export default { name: [useGit === again, typeof useTemplate, typeof jobs.createJobLoader, typeof useGitVan, typeof defineConfig, typeof loadConfig, typeof startDaemon, join('a', 'b')].join(), run() {} }`,
  }
  assert.equal((await describe(t, files)).said[0].job?.name, 'true,function,function,function,function,function,function,a/b')

  const own = {
    'jobs/a.mjs': 'import { name } from "gitvan"; import { join } from "pathe"; export default { name: name + join(), run() {} }',
    'node_modules/gitvan/package.json': '{"name":"gitvan","type":"module","exports":"./index.js"}',
    'node_modules/gitvan/index.js': 'export const name = "own"',
    'node_modules/pathe/package.json': '{"name":"pathe","type":"module","exports":"./index.js"}',
    'node_modules/pathe/index.js': 'export const join = () => "pathe"',
  }
  assert.equal((await describe(t, own)).said[0].job?.name, 'ownpathe')
})

testOnEachNode('what is not there is still Node\'s own error', async (t) => {
  const { errors } = await describe(t, { 'jobs/a.mjs': 'import "gitvan/nope"', 'jobs/b.mjs': 'import "gitvanish"' })
  assert.match(errors['jobs/a.mjs'].message, /Package subpath '\.\/nope' is not defined by "exports"/)
  assert.match(errors['jobs/b.mjs'].message, /Cannot find package 'gitvanish'/)
})

testOnEachNode('a .js job is a module whatever package.json says', async (t) => {
  const text = 'import { defineJob } from "gitvan"; export default defineJob({ name: "js", run() {} })'
  const { said, stderr } = await describe(t, { 'jobs/a.js': text, 'package.json': '{"type":"commonjs"}' })
  assert.deepEqual([said[0].job, stderr], [{ name: 'js' }, ''])
  assert.deepEqual((await describe(t, { 'jobs/a.js': text })).said[0].job, { name: 'js' })
})

testOnEachNode('a .ts job runs where Node strips types, and is a clear error elsewhere', async (t) => {
  const [major, minor] = t.node.version.split('.').map(Number)
  const text = 'import { defineJob } from "gitvan"; interface X { a: string }\nexport default defineJob({ name: ("ts" as string), run() {} })'
  for (const packageJson of ['{"type":"commonjs"}', '{"type":"module"}', '{}']) {
    const { said, stderr } = await describe(t, { 'jobs/a.ts': text, 'package.json': packageJson })
    if (major > 22 || (major === 22 && minor >= 6)) assert.deepEqual([said[0].job, stderr], [{ name: 'ts' }, ''])
    else assert.deepEqual(said[0].error, { message: `TypeScript needs Node 22.18 or newer, this is v${t.node.version}` })
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { project, start, testOnEachNode } from './engine.mjs'

async function configOf(t, text, files = {}, name = 'gitvan.config.js') {
  const root = await project(t, { [name]: text, ...files })
  const seen = await start(t, 'config.mjs', [name], { root })
  const [, { params }] = seen.calls
  return { ...seen, ...params }
}

testOnEachNode('a configuration is a module whatever package.json says', async (t) => {
  const text = 'import { defineConfig } from "gitvan"; import dirs from "./dirs.mjs"; export default defineConfig({ jobs: { dirs } })'
  for (const packageJson of ['{"type":"commonjs"}', '{"type":"module"}', '{}']) {
    const { config, files, stdout, stderr } = await configOf(t, text, { 'package.json': packageJson, 'dirs.mjs': 'export default ["jobs"]' })
    assert.deepEqual([config, files, stdout, stderr], [{ jobs: { dirs: ['jobs'] } }, ['gitvan.config.js', 'dirs.mjs'], '', ''])
  }
})

test('the configuration of the product document is read', async (t) => {
  const { config } = await configOf(t, `// gitvan.config.js
export default {
  templates: {
    dirs: ["templates"],
    autoescape: false,
    noCache: true
  },
  jobs: {
    dirs: ["jobs"]
  },
  packs: {
    dirs: ["packs", ".gitvan/packs"]
  },
  daemon: {
    enabled: true,
    worktrees: "current"
  },
  ai: {
    provider: "ollama",
    model: "qwen3-coder:30b"
  }
};
`)
  assert.deepEqual(config.ai, { provider: 'ollama', model: 'qwen3-coder:30b' })
})

test('what JSON can not say is a mistake that names the key', async (t) => {
  const message = async (text) => (await configOf(t, text)).error.message
  assert.equal(await message('export default { data: { list: [1, () => {}] } }'), 'data.list.1 is a function, expected JSON')
  assert.equal(await message('export default { data: { n: NaN } }'), 'data.n is NaN, expected JSON')
  assert.equal(await message('const data = {}; data.self = data; export default { data }'), 'data.self is part of itself, expected JSON')
  assert.equal(await message('export default []'), 'the configuration is a list, expected an object')
  assert.equal(await message('export default "x"'), 'the configuration is "x", expected an object')
  assert.equal(await message('export const x = 1'), "there is no default export, expected 'export default defineConfig({…})'")
})

test('one part may stand in two places', async (t) => {
  const { config } = await configOf(t, 'const a = { b: 1 }; export default { data: { x: a, y: a, none: undefined } }')
  assert.deepEqual(config, { data: { x: { b: 1 }, y: { b: 1 } } })
})

// The examples of the documentation, each run whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as composables from '../src/composables/index.mjs'
import { bodies, examples, project, run, start } from './engine.mjs'

const answers = { 'git.diffNames': ['a.txt', 'b.txt'], 'lock.acquire': { name: 'deploy', token: 3 } }

for (const { name, text } of await examples()) {
  test(`the example ${name} works`, async (t) => {
    if (!text.includes('defineConfig')) {
      const { result, stderr } = await run(t, text, { answer: (method) => answers[method] })
      assert.deepEqual([result?.status, stderr], ['success', ''])
      return
    }
    const root = await project(t, { 'gitvan.config.mjs': text })
    const { calls } = await start(t, 'config.mjs', ['gitvan.config.mjs'], { root })
    assert.equal(calls[1].params.error, undefined)
  })
}

test('the page of composables shows each of them', async () => {
  const shown = (await bodies()).map(({ name }) => name)
  assert.deepEqual([...shown, 'tryUseGitVan'].sort(), Object.keys(composables).sort())
})

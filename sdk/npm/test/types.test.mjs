import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { methods } from '../src/methods.mjs'
import { bodies, examples, project, tools } from './engine.mjs'

const sdk = fileURLToPath(new URL('..', import.meta.url))
const compiler = join(tools, 'node_modules/typescript/lib/tsc.js')
const skip = existsSync(compiler) ? false : 'TypeScript is not installed: dotnet run build.cs -- test --suite npm'

/** Compiles files in a project that has installed the package; gives what the compiler says. */
async function compile(t, files, module, moduleResolution, more = []) {
  const root = await project(t, files)
  await cp(sdk, join(root, 'node_modules/gitvan'), { recursive: true, filter: (path) => !path.includes(join(sdk, 'test')) })
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', module, '--moduleResolution', moduleResolution, ...more]
  return new Promise((resolve) => execFile(process.execPath, [compiler, ...options, ...Object.keys(files)], { cwd: root }, (_, stdout) => resolve(stdout)))
}

for (const [module, moduleResolution] of [['node16', 'node16'], ['esnext', 'bundler']]) {
  test(`the types compile under --strict with ${moduleResolution}`, { skip }, async (t) => {
    assert.equal(await compile(t, { 'document.mts': await readFile(join(sdk, 'test/types/document.mts'), 'utf8') }, module, moduleResolution), '')
  })
}

test('the examples of the documentation are right for an editor', { skip }, async (t) => {
  const files = Object.fromEntries([...(await examples()), ...(await bodies())].map(({ text }, i) => [`example${i}.mjs`, text]))
  const loose = ['--allowJs', '--checkJs', '--noImplicitAny', 'false', '--useUnknownInCatchVariables', 'false']
  assert.equal(await compile(t, files, 'node16', 'node16', loose), '')
})

test('the example in TypeScript compiles as its own configuration says', { skip }, async (t) => {
  const example = new URL('../../../examples/typescript/', import.meta.url)
  const { compilerOptions } = JSON.parse(await readFile(new URL('tsconfig.json', example), 'utf8'))
  const options = Object.entries(compilerOptions).filter(([name]) => name !== 'types').flatMap(([name, value]) => [`--${name}`, String(value)])
  const files = { 'release-notes.mts': await readFile(new URL('jobs/release-notes.ts', example), 'utf8') }
  assert.equal(await compile(t, files, 'node16', 'node16', [...options, '--typeRoots', join(tools, 'node_modules/@types')]), '')
})

test('the types know every method and every key of the configuration, and no others', { skip }, async (t) => {
  const schema = JSON.parse(await readFile(join(sdk, '../../docs/gitvan.schema.json'), 'utf8'))
  const lines = [
    "import * as gitvan from 'gitvan'",
    'type Is<T, U> = [T, U] extends [U, T] ? true : false',
    'const yes = <T extends true>() => {}',
    'type Element<T> = T extends (infer E)[] ? E : never',
    'type Keys<T> = T extends unknown ? keyof T : never',
  ]

  const union = (names) => names.map((name) => JSON.stringify(name)).join(' | ')
  for (const [area, words] of Object.entries(methods)) {
    const use = area === 'route' ? 'useUnrouting' : `use${area[0].toUpperCase()}${area.slice(1)}`
    const type = area === 'config' ? "gitvan.JobCtx['config']" : `ReturnType<typeof gitvan.${use}>`
    const more = area === 'git' ? ['tryRun'] : []
    lines.push(`yes<Is<keyof ${type}, ${union([...Object.keys(words), ...more])}>>()`)
  }

  const resolve = (node) => ({ ...node, ...schema.$defs[node.$ref?.split('/').at(-1)] })
  const seen = new Set()
  const walk = (node, type) => {
    // A group of jobs holds jobs.
    if (node.$ref && seen.size === seen.add(node.$ref).size) return
    const { properties, items, additionalProperties } = resolve(node)
    if (items) walk(items, `Element<${type}>`)
    if (!properties) return typeof additionalProperties === 'object' && walk(additionalProperties, `NonNullable<${type}[string]>`)
    lines.push(`yes<Is<Keys<${type}>, ${union(Object.keys(properties))}>>()`)
    for (const [key, value] of Object.entries(properties)) walk(value, `NonNullable<${type}[${JSON.stringify(key)}]>`)
  }
  walk(schema, 'gitvan.GitVanConfig')

  assert.ok(lines.length > 25)
  assert.equal(await compile(t, { 'surface.mts': lines.join('\n') }, 'node16', 'node16'), '')
})

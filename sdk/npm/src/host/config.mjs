// Says what a configuration is that is written as a module: `node config.mjs gitvan.config.mjs`.
import { describeFiles } from './describing.mjs'
import { importDefault } from './resolver.mjs'

await describeFiles(process.argv.splice(2), async (path) => {
  const config = await importDefault(path, 'defineConfig({…})')
  refuse(config, [])
  return { config }
})

// What JSON can't say would be lost without a word.
function refuse(value, keys, above = new Set()) {
  const mistake = (what) => new TypeError(`${keys.join('.') || 'the configuration'} is ${what}, expected ${keys.length ? 'JSON' : 'an object'}`)
  if (value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) {
    if (keys.length === 0) throw mistake(JSON.stringify(value))
    return
  }
  if (value === undefined && keys.length > 0) return
  if (typeof value !== 'object') throw mistake(typeof value === 'function' ? 'a function' : String(value))
  if (above.has(value)) throw mistake('part of itself')
  if (keys.length === 0 && Array.isArray(value)) throw mistake('a list')
  for (const [key, one] of Object.entries(value)) refuse(one, [...keys, key], new Set(above).add(value))
}

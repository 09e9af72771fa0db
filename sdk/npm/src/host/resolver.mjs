// Lets a job import `gitvan…` and `pathe` in a project that has not installed them, and loads job files as modules whatever the
// project's package.json says. Runs in this thread where Node can (22.15, 23.5), else beside it (18.19, 20.6), else as
// `--experimental-loader` (the rest of 18, 19, 20.0 to 20.5).
import module from 'node:module'
import { pathToFileURL } from 'node:url'

const ours = /^(?:gitvan(?:\/.*)?|pathe)$/
const imported = Symbol.for('gitvan.imported')

/** What a job or configuration file exports by default. */
export async function importDefault(file, expected) {
  const exports = await import(pathToFileURL(file).href).catch((error) => {
    const isUnknown = ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_UNKNOWN_MODULE_FORMAT'].includes(error?.code)
    throw isUnknown && file.endsWith('.ts') ? new Error(`TypeScript needs Node 22.18 or newer, this is ${process.version}`) : error
  })
  if (exports.default === undefined) throw new TypeError(`there is no default export, expected 'export default ${expected}'`)
  return exports.default
}

export const importJob = (file) => importDefault(file, 'defineJob({…})')

/** `record(parentUrl, url)` is called for each import between files of the project. */
export function installResolver(record) {
  globalThis[imported] = record
  if (module.registerHooks) return module.registerHooks({ resolve: resolveSync })
  if (!module.register) return

  if (!record) return module.register(import.meta.url)
  const { port1, port2 } = new MessageChannel()
  module.register(import.meta.url, { data: port2, transferList: [port2] })
  port1.unref()
  return port1
}

export function initialize(port) {
  if (port) globalThis[imported] = (parent, url) => port.postMessage([parent, url])
}

export async function resolve(specifier, context, next) {
  try {
    return seen(await next(specifier, context), context)
  } catch (error) {
    return next(...elsewhere(specifier, context, error))
  }
}

function resolveSync(specifier, context, next) {
  try {
    return seen(next(specifier, context), context)
  } catch (error) {
    return next(...elsewhere(specifier, context, error))
  }
}

function elsewhere(specifier, context, error) {
  if (!ours.test(specifier) || error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  // From here, `gitvan` is this package itself.
  return specifier === 'pathe' ? ['node:path', context] : [specifier, { ...context, parentURL: import.meta.url }]
}

function seen(found, { parentURL }) {
  if (parentURL === import.meta.url) return { ...found, format: formatOf(found) }
  if (parentURL && isOfProject(found.url) && isOfProject(parentURL)) globalThis[imported]?.(parentURL, found.url)
  return found
}

function formatOf({ url, format }) {
  if (url.endsWith('.js')) return 'module'
  return url.endsWith('.ts') && format !== undefined ? 'module-typescript' : format
}

const isOfProject = (url) => url.startsWith('file:') && !url.includes('/node_modules/')

import { pathToFileURL } from 'node:url'

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

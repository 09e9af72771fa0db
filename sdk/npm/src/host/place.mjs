import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const sdk = new URL('../', import.meta.url).href

/** What is wrong with a file and where: `{message, line?, column?}`. A place in another file is in the message. */
export function whereOf(error, file, root) {
  const message = String(error?.message ?? error).trim().split(/\r?\n/)[0]
  const place = placeInStack(error) ?? (error instanceof SyntaxError ? syntaxPlace(error, file) : null)
  if (!place) return { message }
  const { path, line, column } = place
  return path === file ? { message, line, column } : { message: `${relative(root, path)}:${line}${column ? `:${column}` : ''}: ${message}` }
}

// The first line of the stack that is in the project.
function placeInStack(error) {
  for (const line of String(error?.stack ?? '').split('\n')) {
    const found = /^\s+at .*?(file:\/\/[^\s()]+):(\d+):(\d+)\)?$/.exec(line)
    if (!found || found[1].includes('/node_modules/') || found[1].startsWith(sdk)) continue
    return { path: fileURLToPath(found[1]), line: Number(found[2]), column: Number(found[3]) }
  }
  return null
}

// Node knows where a syntax error is, but only prints it: `file:///…:2`, the line, and a caret below it.
function syntaxPlace(error, file) {
  const printed = /^file:/m.test(error.stack) ? error.stack : printedBy(file)
  const found = /^(file:\/\/.*|\/.*):(\d+)\n.*\n( *)\^/m.exec(printed)
  if (!found) return null
  const path = found[1].startsWith('file:') ? fileURLToPath(found[1]) : found[1]
  return { path, line: Number(found[2]), column: found[3].length + 1 }
}

function printedBy(file) {
  const { stderr } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(new URL('./syntax.mjs', import.meta.url)), file], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 10_000,
  })
  return stderr ?? ''
}

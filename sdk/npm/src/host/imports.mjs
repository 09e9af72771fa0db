import { receiveMessageOnPort } from 'node:worker_threads'
import { createRequire } from 'node:module'
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installResolver } from './resolver.mjs'

// Which file of the project imports which, by URL.
const imports = new Map()
const { cache } = createRequire(import.meta.url)
let port

export function openImports() {
  port = installResolver(record)
}

/** The files of the project that a file is made of, itself first: relative to `root` where they are in it. */
export function importsOf(url, root) {
  for (let message; (message = port?.constructor === MessagePort && receiveMessageOnPort(port)); ) record(...message.message)

  const found = new Set([url])
  for (const one of found) {
    for (const next of [...(imports.get(one) ?? []), ...required(one)]) found.add(next)
  }
  return [...found].map((one) => pathOf(fileURLToPath(one), root))
}

function record(parent, url) {
  if (!imports.has(parent)) imports.set(parent, new Set())
  imports.get(parent).add(url)
}

// What a CommonJS file requires is not seen by every Node's hooks.
function required(url) {
  const children = cache[fileURLToPath(url)]?.children ?? []
  return children.map((child) => pathToFileURL(child.filename).href).filter((one) => !one.includes('/node_modules/'))
}

function pathOf(path, root) {
  const inside = relative(root, path)
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/')
}

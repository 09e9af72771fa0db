import { call } from './current.mjs'
import { methods } from './methods.mjs'

// Parameters that are objects themselves: one in their place is not the object with the others.
const objects = new Set(['value', 'inputs', 'data', 'plan'])

/** The functions of one area of the protocol, such as `git`. */
export function area(name) {
  const functions = {}
  for (const [word, places] of Object.entries(methods[name])) {
    functions[word] = async (...given) => call(`${name}.${word}`, parameters(`${name}.${word}`, places, given))
  }
  return functions
}

export function parameters(method, places, given) {
  const last = given.length - 1
  const hasOptions = isPlain(given[last]) && !objects.has(places[last])
  const byPlace = hasOptions ? given.slice(0, -1) : given
  if (byPlace.length > places.length) throw new TypeError(`${method} takes ${[...places, 'an object'].join(', ')}, not ${given.length} arguments`)
  const named = Object.fromEntries(byPlace.map((value, at) => [places[at], value]))
  return hasOptions ? { ...named, ...given[last] } : named
}

/** A command as a list: text is split at spaces, as a shell would, with quotes and nothing else of a shell. */
export function words(command) {
  if (typeof command !== 'string') return command
  const found = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []
  return found.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double))
}

const isPlain = (value) => typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))

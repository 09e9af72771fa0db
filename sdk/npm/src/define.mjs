import { howToRun, current } from './current.mjs'

/** States a job. Returns what it was given; a mistake in it is thrown where the job's author can see it. */
export function defineJob(job) {
  describeJob(job)
  if (!current() && isMain()) console.error(`gitvan: this file only states a job; ${howToRun()}`)
  return job
}

/** The configuration as it is: for editors, which then know its keys. */
export const defineConfig = (config) => config
export const defineGitVanConfig = defineConfig

/** What runs a job that is a definition or a function alone. */
export const runOf = (job) => (typeof job === 'function' ? job : job.run.bind(job))

/** A job as the protocol's `describe` has it. */
export function describeJob(job) {
  if (typeof job === 'function') return {}
  if (!isObject(job)) throw mistake(`${kindOf(job)}`, "a function, or an object with 'run'")
  if (job.run === undefined) throw new TypeError("job: 'run' is missing, expected a function")

  const described = {}
  for (const [key, value] of Object.entries(job)) {
    if (!Object.hasOwn(rules, key)) throw new TypeError(`job: there is no key '${key}', expected one of ${Object.keys(rules).join(', ')}`)
    if (value === undefined) continue
    const [expected, isRight] = rules[key]
    if (!isRight(value)) throw mistake(`'${key}' is ${kindOf(value)}`, expected)
    if (!['meta', 'run', 'desc', 'inputs', 'env'].includes(key)) described[key] = value
  }

  const { meta = {}, env, inputs } = job
  for (const key of ['name', 'version', 'description', 'tags', 'desc']) {
    const [expected, isRight] = rules[key]
    const value = job[key] ?? meta[key]
    if (value === undefined) continue
    if (!isRight(value)) throw mistake(`'meta.${key}' is ${kindOf(value)}`, expected)
    described[key === 'desc' ? 'description' : key] ??= value
  }
  if (env) described.env = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]))
  if (inputs) described.inputs = inputsSchema(inputs)
  return described
}

const isText = (value) => typeof value === 'string'
const isNumber = (value) => Number.isFinite(value)
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = ['text', isText]
const texts = ['a list of texts', (value) => Array.isArray(value) && value.every(isText)]
const duration = ["text such as '60s', or seconds", (value) => isText(value) || isNumber(value)]

const isCondition = (value) => isText(value) || typeof value === 'boolean' || isObject(value)
const conditions = ["a condition such as 'merge' or {ref: 'main'}, or a list of them", (value) => (Array.isArray(value) ? value.every(isCondition) : isCondition(value))]

const rules = {
  run: ['a function', (value) => typeof value === 'function'],
  meta: ['an object', isObject],
  name: text,
  description: text,
  desc: text,
  version: text,
  tags: texts,
  hooks: texts,
  on: texts,
  inputs: ['an object', isObject],
  timeout: duration,
  retries: ['a whole number from 0 to 100', (value) => Number.isInteger(value) && value >= 0 && value <= 100],
  backoff: duration,
  lockTimeout: duration,
  env: ['an object of texts', (value) => isObject(value) && Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one))],
  root: text,
  concurrency: text,
  needs: texts,
  priority: ['a whole number from 0', (value) => Number.isInteger(value) && value >= 0],
  skip: conditions,
  only: conditions,
  required: ['true or false', (value) => typeof value === 'boolean'],
  maxOutput: ['a number of bytes', (value) => Number.isInteger(value) && value > 0],
}

const mistake = (what, expected) => new TypeError(`job: ${what}, expected ${expected}`)

function kindOf(value) {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (isText(value)) return JSON.stringify(value.slice(0, 40))
  return isObject(value) ? 'an object' : typeof value === 'function' ? 'a function' : String(value)
}

// Whether the file that calls was started by `node` itself.
function isMain() {
  const [, main] = process.argv
  return main !== undefined && /[\\/]jobs[\\/]/.test(main) && (new Error().stack ?? '').includes(main)
}

const inputTypes = ['string', 'integer', 'number', 'boolean']
const inputKeys = ['type', 'default', 'required', 'enum', 'pattern', 'min', 'max', 'description']

/** A job's inputs as the JSON Schema that the protocol carries. A schema that is one already stays as it is. */
function inputsSchema(inputs) {
  if (inputs.type === 'object') return inputs

  const properties = {}
  const required = []
  for (const [name, input] of Object.entries(inputs)) {
    const mistake = (what, expected) => new TypeError(`job: input '${name}' ${what}, expected ${expected}`)
    if (typeof input !== 'object' || input === null) throw mistake('is no object', `one such as {type: 'string'}`)
    const unknown = Object.keys(input).find((key) => !inputKeys.includes(key))
    if (unknown) throw mistake(`has the key '${unknown}'`, `one of ${inputKeys.join(', ')}`)

    const { type = typeof (input.default ?? input.enum?.[0] ?? ''), required: isRequired, min, max, ...rest } = input
    if (!inputTypes.includes(type)) throw mistake(`has the type '${type}'`, `one of ${inputTypes.join(', ')}`)
    if (isRequired && input.default !== undefined) throw mistake('is required and has a default', 'one of the two')
    properties[name] = { type, ...rest, ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) }
    if (isRequired) required.push(name)
  }

  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}

// Runs one job file: `node run.mjs jobs/changes.mjs`, with the channel of docs/protocol.md.
import { resolve } from 'node:path'
import { setCurrent } from '../current.mjs'
import { runOf, describeJob } from '../define.mjs'
import { Channel } from './channel.mjs'
import { JobContext } from './context.mjs'
import { failureOf, outcomeOf } from './outcome.mjs'
import { importJob, installResolver } from './resolver.mjs'

const [, , file] = process.argv
process.argv.splice(1, 2, resolve(file))
const leases = new Map()
let cancel
let isEnding = false

const channel = Channel.open((method, { reason, name }) => {
  if (method === 'cancel') cancel?.(reason ?? 'the run is cancelled')
  if (method === 'lock.lost') leases.get(name)?.abort(new Error(`the lock '${name}' is lost`))
})

if (!channel) {
  console.error('gitvan: GITVAN_FD is not set: a job is started by gitvan, as in: gitvan job run changes')
  process.exit(2)
}

process.on('uncaughtException', fail)
process.on('beforeExit', () => fail(new Error('the job waits for something that can no longer happen')))
process.on('exit', (code) => {
  if (!isEnding) channel.sendNow('result', failureOf(`process.exit(${code}) was called before the job had returned`))
})

try {
  const run = { call: (method, params) => channel.call(method, params), leases, context: null }
  setCurrent(run)
  installResolver()
  const [answer, job] = await Promise.all([channel.call('hello', { protocol: 1, sdk: 'npm 2.0.0' }), importJob(file)])
  describeJob(job)
  run.context = new JobContext(answer, channel, listen)
  await end(outcomeOf(await runOf(job)(run.context)))
} catch (error) {
  await fail(error)
}

async function fail(error) {
  if (isEnding) return
  console.error(error?.stack ?? error)
  if (error?.hint) console.error(`hint: ${error.hint}`)
  await end(failureOf(error?.message ?? error))
}

async function end(result) {
  if (isEnding) return
  isEnding = true
  let code = result.status === 'success' ? 0 : 1
  try {
    await channel.call('result', result)
  } catch (error) {
    console.error(`gitvan: the job's result was not taken: ${error.message}`)
    channel.sendNow('result', failureOf(error.message))
    code = 1
  }

  // What the job left open, a server or a timer, keeps nothing waiting.
  process.exit(code)
}

function listen(abort) {
  cancel = abort
  channel.listen()
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => abort(`the run was ended by ${signal}`))
  }
}

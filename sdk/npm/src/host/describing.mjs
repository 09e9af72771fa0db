import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { JobError, codes, setCurrent } from '../current.mjs'
import { Channel } from './channel.mjs'
import { importsOf, openImports } from './imports.mjs'
import { whereOf } from './place.mjs'

/** Loads files one after another and tells the engine what each is, or what is wrong with it; none ends the others. */
export async function describeFiles(files, load) {
  const root = process.cwd()
  const exit = process.exit
  const channel = Channel.open()
  if (!channel) {
    console.error('gitvan: GITVAN_FD is not set: only gitvan starts this, as in: gitvan job list')
    exit(2)
  }

  setCurrent({
    call(method) {
      throw new JobError(`${method} is called while the file is loaded, expected inside run`, { code: codes.mistake })
    },
  })

  let giveUp
  process.exit = (code) => giveUp(new Error(`process.exit(${code ?? ''}) is called while the file is loaded`))
  process.on('beforeExit', () => giveUp(new Error('the file waits at its top for something that never happens')))
  process.on('uncaughtException', (error) => giveUp(error))

  openImports()
  const answers = []
  for (const file of files) {
    const path = resolve(root, file)
    channel.notify('describing', { file })
    const described = await new Promise((resolve, reject) => {
      giveUp = reject
      load(path).then(resolve, reject)
    }).catch((error) => ({ error: whereOf(error, path, root) }))
    answers.push(channel.call('describe', { file, files: importsOf(pathToFileURL(path).href, root), ...described }))
  }

  for (const { reason } of await Promise.allSettled(answers)) {
    if (reason) console.error(`gitvan: ${reason.message}`)
  }
  exit(0)
}

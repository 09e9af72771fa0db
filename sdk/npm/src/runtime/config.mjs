import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { JobError, call, codes, current } from '../current.mjs'

/** The resolved configuration: inside a run from the engine, elsewhere from `gitvan config show`, in the folder `cwd`. */
export async function loadConfig({ cwd = process.cwd() } = {}) {
  if (current()) return call('config.get', {})

  const program = process.env.GITVAN_EXECUTABLE ?? 'gitvan'
  try {
    const { stdout } = await promisify(execFile)(program, ['config', 'show', '--json'], { cwd, maxBuffer: 16 * 1024 * 1024 })
    return JSON.parse(stdout)
  } catch (error) {
    if (error.code === 'ENOENT') throw new JobError(`there is no program '${program}'`, { code: codes.mistake, hint: 'put gitvan on the PATH, or its path into GITVAN_EXECUTABLE' })
    throw asJobError(error)
  }
}

// With --json the executable prints its errors as JSON too.
function asJobError({ stderr, message }) {
  try {
    const { error, hint, exitCode } = JSON.parse(stderr)
    return new JobError(error, { code: codes.mistake, hint, data: { exitCode } })
  } catch {
    return new JobError(stderr?.trim().split('\n')[0] || message, { code: codes.failed })
  }
}

/** What a call is answered with when it can't be done. `code` is one of docs/protocol.md's. */
export class JobError extends Error {
  constructor(message, { code, hint, data } = {}) {
    super(message)
    this.code = code
    this.hint = hint
    this.data = data
  }

  static from({ code, message, data }) {
    return new JobError(message, { code, hint: data?.hint, data })
  }

  get name() {
    return 'JobError'
  }
}

export const codes = { invalidRequest: -32600, failed: 1, mistake: 2, locked: 3, denied: 4, unavailable: 5, conflict: 6 }

// The process may hold two copies of this package, the executable's and the project's own, and both must find the run.
const key = Symbol.for('gitvan.run')

/** What the host gives a run: `{context, call(method, params), notify(method, params), leases}`; undefined outside of one. */
export const current = () => globalThis[key]

export function setCurrent(run) {
  globalThis[key] = run
}

export async function call(method, params) {
  const run = current()
  if (!run) throw new JobError(`${method} is answered inside a run only; ${howToRun()}`, { code: codes.mistake })
  return run.call(method, params)
}

export function howToRun(file = process.argv[1] ?? '') {
  const id = /(?:^|[\\/])jobs[\\/](.+?)(?:\.(?:cron|evt))?\.[cm]?[jt]s$/.exec(file)?.[1].replace(/[\\/]/g, ':') ?? '<job>'
  return `run it: gitvan job run ${id}`
}

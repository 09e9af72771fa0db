import { JobError, codes } from '../current.mjs'

/** What `run` is given. It also has the names that older jobs take apart: `ctx`, `payload`, `args`, `hookName`, `timestamp`. */
export class JobContext {
  #signal
  #listen

  /** `listen` is called when the job first looks at its signal, with the controller that aborts it. */
  constructor(answer, channel, listen) {
    this.#listen = listen
    Object.assign(this, answer)
    this.payload = answer.inputs
    this.args = answer.trigger.args ?? []
    this.hookName = answer.trigger.kind === 'hook' ? answer.trigger.name : undefined
    this.timestamp = answer.run.startedAt

    const log = (level) => (message, data) => channel.notify('log', { level, message: String(message), data })
    this.log = Object.assign(log('info'), { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') })
    this.progress = (state) => channel.notify('progress', typeof state === 'string' ? { message: state } : state)
    this.config = { get: (key) => channel.call('config.get', { key }) }
  }

  get ctx() {
    return this
  }

  // A job that never looks at its signal is ended by SIGTERM at once, as any program is.
  get signal() {
    if (!this.#signal) {
      const controller = new AbortController()
      this.#signal = controller.signal
      this.#listen((reason) => controller.abort(new JobError(reason, { code: codes.failed })))
    }
    return this.#signal
  }
}

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

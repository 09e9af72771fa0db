const longestMessage = 4096

/** What a job returned, as the protocol's `result`. */
export function outcomeOf(returned) {
  if (returned === undefined || returned === null || returned === true) return { status: 'success' }
  if (returned === false) return { status: 'failure' }
  if (typeof returned !== 'object' || Array.isArray(returned)) return { status: 'success', data: { value: returned } }

  const { ok, success, status, message, error, data, ...rest } = returned
  const words = { success: true, failure: false, error: false }
  if (typeof status === 'string' && !Object.hasOwn(words, status)) {
    return failureOf(`the job returned the status '${status}', expected ${Object.keys(words).join(', ')}`)
  }

  const isSuccess = ![ok, success, words[status]].includes(false)
  const kept = data ?? (Object.keys(rest).length > 0 ? rest : undefined)
  return {
    status: isSuccess ? 'success' : 'failure',
    message: oneLine(message ?? error?.message ?? error),
    data: kept === undefined || isObject(kept) ? kept : { value: kept },
  }
}

export const failureOf = (reason) => ({ status: 'failure', message: oneLine(reason) })

function oneLine(text) {
  if (text === undefined || text === null) return undefined
  return String(text).trim().split(/\r?\n/)[0].slice(0, longestMessage)
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

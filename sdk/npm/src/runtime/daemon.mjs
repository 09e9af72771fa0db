import { JobError, codes } from '../current.mjs'

async function unavailable(command) {
  throw new JobError(`'gitvan daemon ${command}' is not in this version`, { code: codes.unavailable, hint: 'use hooks: gitvan ensure' })
}

export const startDaemon = () => unavailable('start')
export const stopDaemon = () => unavailable('stop')
export const daemonStatus = () => unavailable('status')

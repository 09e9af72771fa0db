import { JobError, call, codes, current, howToRun } from '../current.mjs'
import { area, words } from '../methods.mjs'

const git = area('git')
const notes = area('notes')
const receipt = area('receipt')
const route = area('route')
const worktree = area('worktree')
const job = area('job')
const template = area('template')
const lock = area('lock')
const exec = area('exec')

/** `git.run`, whatever the exit code: `{exitCode, stdout, stderr}`. */
git.tryRun = (args, options) => call('git.run', { args: words(args), ...options })

/** Any other git command; what it printed, without the line feeds at its end. */
git.run = async (args, options) => {
  const { exitCode, stdout, stderr } = await git.tryRun(args, options)
  if (exitCode === 0) return stdout.trimEnd()
  const reason = stderr.trim().split('\n')[0]
  throw new JobError(`git ${words(args)[0]} failed with exit code ${exitCode}${reason && `: ${reason}`}`, { code: codes.failed, data: { exitCode, stderr } })
}

exec.run = (command, options) => call('exec.run', { command: words(command), ...options })

const { acquire, tryAcquire } = lock
lock.acquire = async (...given) => lease(await acquire(...given))
lock.tryAcquire = async (...given) => lease(await tryAcquire(...given))

// A lease is also a cancellation: its signal aborts when the lock is lost.
function lease(held) {
  if (!held) return null
  const controller = new AbortController()
  const { leases } = current()
  leases.set(held.name, controller)
  const release = async () => {
    leases.delete(held.name)
    return lock.release(held.name)
  }
  return { ...held, signal: controller.signal, release, ...(Symbol.asyncDispose && { [Symbol.asyncDispose]: release }) }
}

export const useGit = () => git
export const useNotes = () => notes
export const useReceipt = () => receipt
export const useUnrouting = () => route
export const useWorktree = () => worktree
export const useJob = () => job
export const useTemplate = () => template
export const useLock = () => lock
export const useExec = () => exec

/** The run's context, the object that `run` is given; null outside of a run. */
export const tryUseGitVan = () => current()?.context ?? null

export function useGitVan() {
  const context = tryUseGitVan()
  if (!context) throw new JobError(`useGitVan() works inside a run only; ${howToRun()}`, { code: codes.mistake })
  return context
}

import type { HookName, JobEvent } from './hooks.js'
import type { Duration } from './job.js'

/** The configuration, as in `gitvan config schema`. Every key may be left out. */
export interface GitVanConfig {
  /** Where job programs live. */
  jobs?: {
    /** Folders searched for job programs, relative to the work tree's root. Default: `["jobs"]`. */
    dirs?: string[]
  }
  /** How templates are found and rendered. */
  templates?: {
    /** Folders searched for templates, relative to the work tree's root. Default: `["templates"]`. */
    dirs?: string[]
    /** Escape what is inserted, for HTML. Default: false. */
    autoescape?: boolean
    /** Read a template anew for every rendering. Default: false. */
    noCache?: boolean
    /** Programs that templates may run before or after they are applied, by name. Default: none. */
    programs?: string[]
  }
  /** Where packs live. */
  packs?: {
    /** Folders searched for packs. Default: `["packs", ".gitvan/packs"]`. */
    dirs?: string[]
  }
  /** What the daemon watches. */
  daemon?: {
    /** Whether `gitvan daemon` may run for this repository. Default: true. */
    enabled?: boolean
    /** Watch only the work tree the daemon was started in, or all of the repository's. Default: `current`. */
    worktrees?: 'current' | 'all'
  }
  /** Which language model answers. */
  ai?: {
    /** Who runs the language model, such as `ollama`. */
    provider?: string
    /** The provider's name of the language model. */
    model?: string
  }
  /** What becomes of receipts. */
  receipts?: {
    /** Whether a run fails when its receipt can't be written. Default: false. */
    required?: boolean
    /** Sign them, with the SSH key that git's user.signingKey names. A receipt that can't be signed waits until it can. Default: false. */
    sign?: boolean
    /** Regular expressions; what they match in captured output is replaced by `***` before it is stored. */
    redact?: string[]
  }
  /** How long locks last and how long to wait for them. */
  locks?: {
    /** How long a lock holds without a sign of life from its holder. Default: `1m`. */
    ttl?: Duration
    /** How long to wait for a lock that somebody else holds. Default: `30s`. */
    timeout?: Duration
  }
  /** Whether jobs run confined to what they are permitted. */
  sandbox?: {
    /** Confine jobs to what they are permitted. Default: false. */
    enabled?: boolean
  }
  /** Command jobs by the hook that runs them. */
  hooks?: { [hook in HookName]?: HookConfig }
  /** Jobs to run when a changed path matches a pattern. */
  routes?: RouteConfig[]
  /** Jobs to run when something happens in the repository. */
  events?: EventConfig[]
  /** Values of your own, for jobs and templates. */
  data?: Record<string, unknown>
  /** The schema an editor checks this file against. */
  $schema?: string
}

export interface HookConfig {
  /** Run the hook's jobs at the same time instead of one after the other. Default: false. */
  parallel?: boolean
  /** The hook's command jobs, in order. */
  jobs?: CommandJob[]
}

/** A job without a program of its own: exactly one of `run` and `exec` is there. */
export type CommandJob = CommandJobDetails & ({ run: string; exec?: never } | { exec: [string, ...string[]]; run?: never })

export interface CommandJobDetails {
  /** The job's name. */
  name?: string
  /** What the job is for, in a line. */
  desc?: string
  /** A shell line: `sh -c`, on Windows `cmd /c`. */
  run?: string
  /** A program and its arguments, started without a shell. */
  exec?: [string, ...string[]]
  /** Environment variables added for the job. */
  env?: Record<string, string | number | boolean>
  /** The job is stopped when it takes longer. */
  timeout?: Duration
  /** How often to try again after a failure, 0 to 100. Default: 0. */
  retries?: number
  /** How long to wait before trying again. Default: `1s`. */
  backoff?: Duration
  /** The folder the job runs in, relative to the work tree's root. */
  root?: string
  /** Only files matching one of these patterns are handed to the job; without any, it doesn't run. */
  glob?: string | string[]
  /** Files matching one of these patterns are not handed to the job. */
  exclude?: string | string[]
  /** A shell line that prints the files for `{files}`, one a line or each ended by a NUL, from the work tree's root. */
  files?: string
  /** Words to choose jobs by. */
  tags?: string[]
  /** The outcomes of other jobs that run it. */
  on?: JobEvent | JobEvent[]
  /** `shared` for no lock, `exclusive` for one lock of the repository, or the name of a lock that each run holds. */
  concurrency?: 'shared' | 'exclusive' | (string & {})
  /** How long a run waits for its lock. */
  lockTimeout?: Duration
  /** Bytes of output; a run that writes more is ended. */
  maxOutput?: number
  /** The values it takes, by name. */
  inputs?: Record<string, object>
}

export interface RouteConfig {
  /** The paths that lead here. */
  pattern: string
  /** The id or name of the job to run. */
  job: string
  /** The job's inputs. */
  with?: Record<string, string | number | boolean>
  /** Paths that give the same key are handed to one run. */
  batchKey?: string
}

export interface EventConfig {
  /** What has to happen. */
  on: string
  /** The id or name of the job to run. */
  job: string
}

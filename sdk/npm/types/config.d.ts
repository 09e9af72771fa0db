import type { HookName, JobEvent } from './hooks.js'
import type { Duration, RunCondition } from './job.js'

/** The configuration, as in `gitvan config schema`. Every key may be left out. */
export interface GitVanConfig {
  /** Files of the repository whose keys hold where this one says nothing else. */
  extends?: string | string[]
  /** Folders with a configuration of their own, as globs such as `packages/*`; their hooks run there, deepest first. */
  nested?: string | string[]
  /** What hooks show; an empty list for what fails alone. */
  output?: ('meta' | 'execution' | 'success' | 'failure' | 'skips' | 'summary')[]
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
  /** A job that fails keeps those after it from running. Default: false. */
  piped?: boolean
  /** A job that fails ends all others of the hook. Default: false. */
  fail_fast?: boolean
  /** Fail where the jobs changed files that git tracks. Default: `never`. */
  fail_on_changes?: 'never' | 'always' | 'ci' | 'non-ci'
  /** Jobs with one of these tags don't run. */
  exclude_tags?: string | string[]
  /** When no job of the hook runs. */
  skip?: RunCondition | RunCondition[]
  /** When alone the hook's jobs run. */
  only?: RunCondition | RunCondition[]
  /** The hook's command jobs, in order. */
  jobs?: CommandJob[]
}

/** Jobs that are ordered together. */
export interface JobGroupConfig {
  /** Run the jobs at the same time instead of one after the other. Default: false. */
  parallel?: boolean
  /** A job that fails keeps those after it from running. Default: false. */
  piped?: boolean
  /** A job that fails ends all others of the hook. Default: false. */
  fail_fast?: boolean
  /** The jobs, in order. */
  jobs?: CommandJob[]
}

/** A job without a program of its own: exactly one of `run`, `exec`, `script` and `group` is there. */
export type CommandJob = CommandJobDetails &
  (
    | { run: string; exec?: never; script?: never; group?: never }
    | { exec: [string, ...string[]]; run?: never; script?: never; group?: never }
    | { script: string; run?: never; exec?: never; group?: never }
    | { group: JobGroupConfig; run?: never; exec?: never; script?: never }
  )

export interface CommandJobDetails {
  /** The job's name. */
  name?: string
  /** What the job is for, in a line. */
  desc?: string
  /** A shell line: `sh -c`, on Windows `cmd /c`. */
  run?: string
  /** A program and its arguments, started without a shell. */
  exec?: [string, ...string[]]
  /** A file in `.gitvan/hooks/<hook>/` with a run bit, started without a shell. */
  script?: string
  /** Arguments put behind the command or the script. */
  args?: string | string[]
  /** Jobs that are ordered together. */
  group?: JobGroupConfig
  /** Jobs of the hook, by name, that must have succeeded before this one starts. */
  needs?: string | string[]
  /** Among jobs of one place smaller numbers start first; 0 is last. Default: 0. */
  priority?: number
  /** When not to run. */
  skip?: RunCondition | RunCondition[]
  /** When alone to run. */
  only?: RunCondition | RunCondition[]
  /** Stage what the job changed among the files it was given, when it succeeded. Default: false. */
  stage_fixed?: boolean
  /** The job may change the files it is given. Default: false. */
  fix?: boolean
  /** No variable and no option skips the job. Default: false. */
  required?: boolean
  /** The job has the terminal to itself. Default: false. */
  interactive?: boolean
  /** The job is handed all that git writes to the hook's standard input. Default: false. */
  use_stdin?: boolean
  /** What to tell the person when the job fails. */
  fail_text?: string
  /** Only files that are all of these: `text`, `binary`, `executable`, `symlink`, or of one of the named mime types. */
  file_types?: string | string[]
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

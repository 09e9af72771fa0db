import type { HookName, JobEvent } from './hooks.js'
import type { RunResult } from './receipt.js'

/** Text such as `500ms`, `60s` or `1h30m`, or a number of seconds. */
export type Duration = string | number

/** An input that a job declares. It is checked before the job starts; a mistake names the input and what was expected. */
export interface JobInput {
  /** What it is. Where it is not said, what `default` or `enum` are, else text. */
  type?: 'string' | 'integer' | 'number' | 'boolean'
  description?: string
  /** Holds where the input is not given. Not together with `required`. */
  default?: string | number | boolean
  required?: boolean
  /** The values it may have. */
  enum?: readonly (string | number | boolean)[]
  /** A regular expression that text must match somewhere. */
  pattern?: string
  /** The least number. */
  min?: number
  /** The greatest number. */
  max?: number
}

export type JobInputs = Record<string, JobInput>

type InputValue<I extends JobInput> = I extends { enum: readonly (infer V)[] }
  ? V
  : I extends { type: 'integer' | 'number' } | { type?: undefined; default: number }
    ? number
    : I extends { type: 'boolean' } | { type?: undefined; default: boolean }
      ? boolean
      : string

type IsThere = { required: true } | { default: string | number | boolean }

/** What a job with these inputs is given. */
export type InputValues<I extends JobInputs> = string extends keyof I
  ? Record<string, unknown>
  : { [K in keyof I as I[K] extends IsThere ? K : never]: InputValue<I[K]> } & {
      [K in keyof I as I[K] extends IsThere ? never : K]?: InputValue<I[K]>
    }

/** What a job is called and what it is for. */
export interface JobMeta {
  /** What people call it. Its id is its path: `jobs/db/migrate.mjs` is `db:migrate`. */
  name?: string
  /** One line. */
  description?: string
  /** The same as `description`. */
  desc?: string
  /** Words to choose jobs by. */
  tags?: readonly string[]
  version?: string
  [more: string]: unknown
}

/** Something about the repository or the surroundings that holds or does not. */
export type RunCondition =
  | boolean
  | 'merge'
  | 'merge-commit'
  | 'rebase'
  | 'cherry-pick'
  | 'revert'
  | 'bisect'
  | 'ci'
  | { ref?: string | string[]; run?: string | string[]; files?: string | string[] }

/** What `defineJob` takes. */
export interface JobDefinition<I extends JobInputs = JobInputs> extends Pick<JobMeta, 'name' | 'description' | 'desc' | 'tags' | 'version'> {
  meta?: JobMeta
  /** The hooks that trigger it. */
  hooks?: readonly HookName[]
  /** What other jobs do that triggers it. */
  on?: readonly JobEvent[]
  /** What it can be given, by name; or a JSON Schema of type `object`. */
  inputs?: I | InputSchema
  /** For one attempt. */
  timeout?: Duration
  /** How often it is tried again after a failure or timeout: 0 to 100. */
  retries?: number
  /** Before the first retry; doubled before each further one. */
  backoff?: Duration
  /** Variables added to its environment. */
  env?: Readonly<Record<string, string | number | boolean>>
  /** The folder it runs in, from the top of the repository. */
  root?: string
  /** `exclusive`: one run at a time in the repository. Any other word is the name of a lock that it shares with other jobs. */
  concurrency?: 'shared' | 'exclusive' | (string & {})
  /** How long to wait for that lock. */
  lockTimeout?: Duration
  /** Jobs of the same hook, by name or id, that must have succeeded before. */
  needs?: readonly string[]
  /** Among the jobs of a hook smaller numbers start first; 0 is last. */
  priority?: number
  /** When not to run. */
  skip?: RunCondition | readonly RunCondition[]
  /** When alone to run. */
  only?: RunCondition | readonly RunCondition[]
  /** No variable and no option skips it. */
  required?: boolean
  /** In bytes; a job that writes more is ended. */
  maxOutput?: number
  /** Does the work. An exception, a rejection or a result that says so makes the run a failure. */
  run(context: JobCtx<I>): JobReturn | Promise<JobReturn>
}

/** A JSON Schema of type `object`; its properties are of type `string`, `integer`, `number` or `boolean`. */
export interface InputSchema {
  type: 'object'
  properties?: Record<string, object>
  required?: readonly string[]
  [more: string]: unknown
}

/** A function alone is a job too. */
export type JobFunction = (context: JobCtx) => JobReturn | Promise<JobReturn>

/** What a job file exports by default. */
export type Job<I extends JobInputs = JobInputs> = JobDefinition<I> | JobFunction

/** How a run ended, in any of three ways; the last two are for jobs written before. */
export type JobResult = JobResultDetails & ({ ok: boolean } | { status: 'success' | 'error' | 'failure' } | { success: boolean })

export interface JobResultDetails {
  /** One line, at most 4,096 characters. Of a failure it is the reason. */
  message?: string
  /** The same as `message`, of a failure. */
  error?: string | Error
  /** JSON, at most 64 KiB. It is kept in the receipt, and handed to who called `useJob().run`. What else is in the result is `data` too. */
  data?: unknown
  [more: string]: unknown
}

/** What `run` may return. Nothing, and any value that does not say otherwise, is success. */
export type JobReturn = JobResult | void | undefined | null | boolean | string | number | object

/** Why a job runs. */
export type Trigger =
  | { kind: 'hook'; name: string; args: string[] }
  | { kind: 'person' }
  | { kind: 'job'; name: 'job:before' | 'job:after' | 'job:error'; job: string; result?: RunResult }

/** What `run` is given, and what `useGitVan()` returns. */
export interface JobCtx<I extends JobInputs = JobInputs> {
  /** The protocol's version. */
  protocol: 1
  /** The engine's version. */
  gitvan: string
  /** `attempt` counts from 1; `startedAt` is RFC 3339, UTC. */
  run: { id: string; attempt: number; startedAt: string }
  job: { id: string; name: string; description?: string; version?: string; tags: string[] }
  trigger: Trigger
  /** What the job was given, checked, defaults filled in. */
  inputs: InputValues<I>
  /** What the run is about; a tree where the commit is still to come. */
  subject: { kind: 'commit' | 'tree'; id: string }
  /** The top of the work tree; in a bare repository the git directory. */
  root: string
  gitDirectory: string
  /** Commit id; null before the first one. */
  head: string | null
  /** Short name; null where HEAD is detached. */
  branch: string | null
  /** The engine's lock for this run. */
  fence?: { lock: string; token: number }
  timeoutMs?: number

  /** Aborts when the person interrupts or the time is up. A job that never looks at it is ended at once. */
  readonly signal: AbortSignal
  log: Log
  /** The last state is shown on a terminal. */
  progress(state: string | { message?: string; done?: number; total?: number }): void
  config: {
    /** The resolved configuration, or what is at a dotted key; null where nothing is. */
    get(key?: string): Promise<unknown>
  }

  /** This object, for `run({ctx})`. */
  readonly ctx: JobCtx<I>
  /** The same as `inputs`. */
  payload: InputValues<I>
  /** The arguments of the hook. */
  args: string[]
  /** The hook that triggered it. */
  hookName: string | undefined
  /** The same as `run.startedAt`. */
  timestamp: string
}

/** A line on stderr; `debug` only with `--verbose`. */
export interface Log {
  (message: string, data?: unknown): void
  debug(message: string, data?: unknown): void
  info(message: string, data?: unknown): void
  warn(message: string, data?: unknown): void
  error(message: string, data?: unknown): void
}

/** What a call is answered with when it can't be done. */
export declare class JobError extends Error {
  constructor(message: string, details?: { code?: number; hint?: string; data?: any })
  /**
   * 1 what was asked for failed, 2 it can't be, 3 locked by somebody else, 4 permission denied, 5 not in this version, 6 a conflict;
   * below zero: a mistake in the call.
   */
  readonly code: number | undefined
  /** What to do about it; begins with a verb. */
  readonly hint: string | undefined
  /** More about it; of git `{exitCode, stderr}`, of a conflict `{paths}`, of a lock `{owner, host, since}`. */
  readonly data: any
}

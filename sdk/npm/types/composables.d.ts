/// <reference lib="esnext.disposable" />
import type { HookName, JobEvent } from './hooks.js'
import type { InputSchema, JobCtx } from './job.js'
import type { Artifact, JobStats, Receipt, ReceiptFilter, RunResult, VerifyReport } from './receipt.js'

// Every method rejects with a JobError where the engine says no. A parameter that has a place may also stand in the object.

/** 40 or 64 hexadecimal digits. */
export type ObjectId = string
/** Anything that `git rev-parse` understands. */
export type Revision = string
/** One, or several. */
export type Texts = string | readonly string[]

export interface Person {
  name: string
  email: string
  /** RFC 3339. */
  date: string
}

export interface Commit {
  id: ObjectId
  parents: ObjectId[]
  author: Person
  committer: Person
  subject: string
  body: string
  refs: string[]
}

export interface StatusEntry {
  path: string
  from?: string
  /** Git's letter; `.` unchanged, `?` untracked, `!` ignored. */
  index: string
  workTree: string
}

export interface LogOptions {
  from?: Revision
  /** Default: HEAD. */
  to?: Revision
  paths?: Texts
  /** Default: 100. */
  limit?: number
  skip?: number
  author?: string
  grep?: string
  since?: string
  until?: string
  firstParent?: boolean
  merges?: boolean
}

/**
 * What is compared. Without `from` and `to` the index and the work tree, or with `staged` HEAD and the index; with `from` alone it and
 * the work tree.
 */
export interface DiffRange {
  from?: Revision
  to?: Revision
  staged?: boolean
  /** Git's pathspecs, such as `src`, `*.md` or `:!vendor`. */
  paths?: Texts
}

export interface DiffOptions extends DiffRange {
  /** Lines around each change. Default: 3. */
  context?: number
  ignoreWhitespace?: boolean
  nameOnly?: boolean
  nameStatus?: boolean
  stat?: boolean
  numstat?: boolean
}

export interface FileStatus {
  /** Git's letter. */
  status: string
  path: string
  from?: string
  similarity?: number
}

export interface FileStat {
  path: string
  from?: string
  /** Null for binary files. */
  insertions: number | null
  deletions: number | null
}

export interface FileDiff {
  path: string
  from?: string
  status: string
  binary: boolean
  hunks: Hunk[]
}

export interface Hunk {
  oldStart: number
  oldLines: number
  newStart: number
  newLines: number
  heading: string
  /** Each with its sign. */
  lines: string[]
}

export interface Branch {
  name: string
  id: ObjectId
  upstream?: string
  current: boolean
}

export interface Tag {
  name: string
  id: ObjectId
  /** The commit. */
  target: ObjectId
  annotated: boolean
  subject: string
}

export interface Ref {
  name: string
  id: ObjectId
}

export interface GitObject {
  id: ObjectId
  kind: 'blob' | 'tree' | 'commit' | 'tag'
  size: number
  text?: string
  /** Instead of `text` where that is not UTF-8. */
  base64?: string
}

export interface ProgramResult {
  exitCode: number
  stdout: string
  stderr: string
}

export interface RunOptions {
  /** Its standard input. */
  input?: string
  /** Git runs the repository's hooks too. */
  hooks?: boolean
}

/** git, asked and told by the engine: what changes something is in the receipt. Where git stops at a conflict, the error has the code 6. */
export interface Git {
  /** Id of HEAD, or null before the first commit. */
  head(): Promise<ObjectId | null>
  /** Short name, or null where HEAD is detached. */
  branch(): Promise<string | null>
  /** The top of the work tree. */
  root(): Promise<string>
  /** Whether nothing differs from HEAD. Untracked files count unless `untracked` is false. */
  isClean(options?: { untracked?: boolean }): Promise<boolean>
  status(paths: Texts, options?: { ignored?: boolean }): Promise<StatusEntry[]>
  status(options?: { paths?: Texts; ignored?: boolean }): Promise<StatusEntry[]>
  /** Commits, newest first. */
  log(options?: LogOptions): Promise<Commit[]>
  log(from: Revision, to?: Revision, options?: LogOptions): Promise<Commit[]>
  log(from: Revision, options?: LogOptions): Promise<Commit[]>
  /** As `git log --format` prints it. Default format: `oneline`. */
  logText(options?: LogOptions & { format?: string }): Promise<string>
  logText(from: Revision, to?: Revision, options?: LogOptions & { format?: string }): Promise<string>
  logText(from: Revision, options?: LogOptions & { format?: string }): Promise<string>
  /** As `git show` prints it; with `path` that file's content at the revision. */
  show(revision?: Revision, path?: string): Promise<string>
  show(options: { revision?: Revision; path?: string }): Promise<string>
  /** Text: a patch, or what `nameOnly`, `nameStatus`, `stat` or `numstat` asks for. */
  diff(options?: DiffOptions): Promise<string>
  diff(from: Revision, to?: Revision, options?: DiffOptions): Promise<string>
  diff(from: Revision, options?: DiffOptions): Promise<string>
  /** The paths that differ. */
  diffNames(options?: DiffRange): Promise<string[]>
  diffNames(from: Revision, to?: Revision, options?: DiffRange): Promise<string[]>
  diffNameStatus(options?: DiffRange): Promise<FileStatus[]>
  diffNameStatus(from: Revision, to?: Revision, options?: DiffRange): Promise<FileStatus[]>
  diffStat(options?: DiffRange): Promise<{ files: number; insertions: number; deletions: number }>
  diffStat(from: Revision, to?: Revision, options?: DiffRange): Promise<{ files: number; insertions: number; deletions: number }>
  diffNumstat(options?: DiffRange): Promise<FileStat[]>
  diffNumstat(from: Revision, to?: Revision, options?: DiffRange): Promise<FileStat[]>
  /** The patch with its line ranges. */
  diffHunks(options?: DiffRange & { context?: number; ignoreWhitespace?: boolean }): Promise<FileDiff[]>
  diffHunks(from: Revision, to?: Revision, options?: DiffRange & { context?: number; ignoreWhitespace?: boolean }): Promise<FileDiff[]>
  /** Paths, without deleted ones. Without `from`, `to` and `staged` all that differs from HEAD, untracked files too. */
  changedFiles(globs: Texts, options?: { from?: Revision; to?: Revision; staged?: boolean }): Promise<string[]>
  changedFiles(options?: { from?: Revision; to?: Revision; staged?: boolean; globs?: Texts }): Promise<string[]>
  /** Tracked paths. */
  files(globs: Texts, options?: { untracked?: boolean }): Promise<string[]>
  files(options?: { globs?: Texts; untracked?: boolean }): Promise<string[]>
  mergeBase(a: Revision, b: Revision): Promise<ObjectId | null>
  isAncestor(ancestor: Revision, descendant: Revision): Promise<boolean>
  /** Its id, or null. */
  resolve(revision: Revision): Promise<ObjectId | null>
  countCommits(options?: { from?: Revision; to?: Revision }): Promise<number>
  countCommits(from: Revision, to?: Revision): Promise<number>
  /** As `git describe`, or null where no tag leads there. */
  describe(revision: Revision, options?: DescribeOptions): Promise<string | null>
  describe(options?: DescribeOptions & { revision?: Revision }): Promise<string | null>
  branches(pattern: string, options?: { remotes?: boolean }): Promise<Branch[]>
  branches(options?: { pattern?: string; remotes?: boolean }): Promise<Branch[]>
  tags(pattern?: string): Promise<Tag[]>
  remotes(): Promise<{ name: string; url: string }[]>
  /** Default prefix: `refs/`. */
  refs(prefix?: string): Promise<Ref[]>
  /** What a ref points to, or null. */
  ref(name: string): Promise<ObjectId | null>
  /** A note of git's own, or null. Default: of HEAD, in `refs/notes/commits`. */
  note(object?: Revision, options?: { ref?: string }): Promise<string | null>
  notes(ref?: string): Promise<{ object: ObjectId; note: string }[]>
  stashes(): Promise<{ index: number; id: ObjectId; message: string }[]>
  /** At most 8 MiB. */
  catFile(object: Revision): Promise<GitObject>

  add(paths: Texts, options?: { update?: boolean; force?: boolean }): Promise<null>
  add(options: { paths?: Texts; all?: boolean; update?: boolean; force?: boolean }): Promise<null>
  /** The new commit's id. */
  commit(message: string, options?: CommitOptions): Promise<ObjectId>
  commit(options: CommitOptions & { message: string }): Promise<ObjectId>
  checkout(revision: Revision, options?: CheckoutOptions): Promise<null>
  checkout(options: CheckoutOptions & { revision?: Revision }): Promise<null>
  switch(branch: string, options?: { create?: boolean; detach?: boolean; hooks?: boolean }): Promise<null>
  /** Its id, or null where there was nothing to stash. */
  stash(message: string, options?: { includeUntracked?: boolean; paths?: Texts }): Promise<ObjectId | null>
  stash(options?: { message?: string; includeUntracked?: boolean; paths?: Texts }): Promise<ObjectId | null>
  stashPop(index?: number): Promise<null>
  /** Id of HEAD afterwards. */
  merge(revision: Revision, options?: MergeOptions): Promise<ObjectId>
  /** Id of HEAD afterwards. */
  rebase(upstream: Revision, options?: { onto?: Revision; hooks?: boolean }): Promise<ObjectId>
  /** Id of HEAD afterwards. */
  cherryPick(commits: Texts, options?: { noCommit?: boolean }): Promise<ObjectId>
  /** Id of HEAD afterwards. */
  revert(commits: Texts, options?: { noCommit?: boolean }): Promise<ObjectId>
  reset(revision: Revision, options?: { mode?: 'soft' | 'mixed' | 'hard' | 'keep'; paths?: Texts }): Promise<null>
  reset(options?: { revision?: Revision; mode?: 'soft' | 'mixed' | 'hard' | 'keep'; paths?: Texts }): Promise<null>
  createBranch(name: string, at?: Revision, options?: { force?: boolean }): Promise<null>
  createBranch(name: string, options: { at?: Revision; force?: boolean }): Promise<null>
  deleteBranch(name: string, options?: { force?: boolean }): Promise<null>
  /** The tag's id. With `message` it is annotated. */
  createTag(name: string, at?: Revision, options?: { message?: string; force?: boolean }): Promise<ObjectId>
  createTag(name: string, options: { at?: Revision; message?: string; force?: boolean }): Promise<ObjectId>
  deleteTag(name: string): Promise<null>
  addNote(text: string, object?: Revision, options?: { ref?: string; force?: boolean }): Promise<null>
  addNote(text: string, options: { object?: Revision; ref?: string; force?: boolean }): Promise<null>
  appendNote(text: string, object?: Revision, options?: { ref?: string }): Promise<null>
  appendNote(text: string, options: { object?: Revision; ref?: string }): Promise<null>
  /** Whether there was one. */
  removeNote(object?: Revision, options?: { ref?: string }): Promise<boolean>
  /**
   * Compare-and-swap: `from` is the id the ref must have now, a zero id for none; left out, any. With `lock`, a lock that the job holds,
   * only while it holds it. The error has the code 6 where the ref is another.
   */
  updateRef(name: string, to: ObjectId, from?: ObjectId, options?: { lock?: string }): Promise<null>
  updateRef(name: string, to: ObjectId, options: { from?: ObjectId; lock?: string }): Promise<null>
  deleteRef(name: string, from?: ObjectId, options?: { lock?: string }): Promise<null>
  deleteRef(name: string, options: { from?: ObjectId; lock?: string }): Promise<null>
  hashObject(text: string, options?: { kind?: string; write?: boolean }): Promise<ObjectId>
  hashObject(options: { text?: string; base64?: string; kind?: string; write?: boolean }): Promise<ObjectId>
  fetch(remote?: string, refspecs?: Texts, options?: FetchOptions): Promise<null>
  fetch(remote: string, options: FetchOptions): Promise<null>
  fetch(options: FetchOptions & { remote?: string; refspecs?: Texts }): Promise<null>
  /** `force` means with lease. */
  push(remote?: string, refspecs?: Texts, options?: PushOptions): Promise<null>
  push(remote: string, options: PushOptions): Promise<null>
  push(options: PushOptions & { remote?: string; refspecs?: Texts }): Promise<null>
  /** Id of HEAD afterwards. */
  pull(remote?: string, branch?: string, options?: PullOptions): Promise<ObjectId>
  pull(remote: string, options: PullOptions): Promise<ObjectId>
  pull(options: PullOptions & { remote?: string; branch?: string }): Promise<ObjectId>
  /** Any other git command: what it printed, without the line feeds at its end. Rejects where it fails. Text is split at spaces; quotes hold words together. */
  run(args: Texts, options?: RunOptions): Promise<string>
  /** The same, whatever the exit code. */
  tryRun(args: Texts, options?: RunOptions): Promise<ProgramResult>
}

export interface DescribeOptions {
  tags?: boolean
  match?: string
  always?: boolean
  long?: boolean
  dirty?: boolean
}

export interface CommitOptions {
  paths?: Texts
  all?: boolean
  amend?: boolean
  allowEmpty?: boolean
  author?: string
  sign?: boolean
  hooks?: boolean
}

export interface CheckoutOptions {
  paths?: Texts
  create?: string | boolean
  force?: boolean
  hooks?: boolean
}

export interface MergeOptions {
  message?: string
  noFastForward?: boolean
  fastForwardOnly?: boolean
  squash?: boolean
  hooks?: boolean
}

export interface FetchOptions {
  prune?: boolean
  tags?: boolean
  depth?: number
}

export interface PushOptions {
  force?: boolean
  tags?: boolean
  setUpstream?: boolean
  hooks?: boolean
}

export interface PullOptions {
  rebase?: boolean
  fastForwardOnly?: boolean
  hooks?: boolean
}

/** The job's own notes, in `refs/notes/gitvan/notes`. Without `object` of the run's commit, or of HEAD. */
export interface Notes {
  read(object?: Revision): Promise<string | null>
  list(): Promise<{ object: ObjectId; text: string }[]>
  /** Replaces what was there. */
  write(text: string, object?: Revision): Promise<null>
  /** Adds a line of its own. */
  append(text: string, object?: Revision): Promise<null>
  /** Whether there was one. */
  remove(object?: Revision): Promise<boolean>
}

/** This run's receipt, and all others. */
export interface Receipts {
  /** Keeps any JSON as `data` in this run's receipt; 64 KiB in all. */
  attach(name: string, value: unknown): Promise<null>
  /** States a file with its hash; the file itself is not kept. */
  artifact(path: string, name?: string): Promise<Artifact>
  /** Newest first. Default limit: 100. */
  list(filter?: ReceiptFilter & { limit?: number }): Promise<Receipt[]>
  /** By its commit or run id. */
  get(id: string): Promise<Receipt | null>
  search(text: string, limit?: number): Promise<Receipt[]>
  verify(): Promise<VerifyReport>
  stats(job?: string, options?: { since?: string }): Promise<JobStats[]>
  stats(options: { job?: string; since?: string }): Promise<JobStats[]>
  export(format: 'json' | 'csv', filter?: ReceiptFilter): Promise<string>
}

export interface Route {
  /** `[name]` takes one segment, `[...rest]` many, `[[name]]` none or one; all else is literal. */
  pattern: string
  job?: string
  /** Inputs: `:name` is what a bracket took, `:__file` the path. */
  with?: Record<string, unknown>
  /** Files of routes with the same key are one batch. */
  batchKey?: string
}

export interface RouteMatch {
  file: string
  /** The place in the list of routes, from 0. */
  route: number
  params: Record<string, string | string[]>
  inputs: Record<string, unknown>
}

export interface RouteBatch {
  route: number
  job?: string
  key?: string
  files: string[]
  inputs: Record<string, unknown>
}

/** Which path leads to which route; the first one that matches wins a file. */
export interface Unrouting {
  match(routes: readonly Route[], files: readonly string[]): Promise<RouteMatch[]>
  batch(routes: readonly Route[], files: readonly string[]): Promise<RouteBatch[]>
}

/** A lock that the job holds. What it still holds at its end is released. */
export interface Lease extends AsyncDisposable {
  name: string
  /** Rises with each holder: a fencing token. */
  token: number
  /** Aborts when the lock is lost. */
  signal: AbortSignal
  /** Whether the job still held it. */
  release(): Promise<boolean>
}

export interface LockState {
  name: string
  state: string
  owner: string
  host: string
  since: string
  token: number
}

export interface Locks {
  /** Waits; rejects with the code 3 where somebody else keeps it. */
  acquire(name: string, options?: { timeoutMs?: number; ttlMs?: number }): Promise<Lease>
  /** Null where somebody else holds it. */
  tryAcquire(name: string, options?: { ttlMs?: number }): Promise<Lease | null>
  /** Whether the job held it. */
  release(name: string): Promise<boolean>
  list(): Promise<LockState[]>
}

export interface Worktree {
  path: string
  head: ObjectId
  branch: string | null
  bare: boolean
  detached: boolean
  locked: boolean
  prunable: boolean
}

export interface Worktrees {
  list(): Promise<Worktree[]>
  current(): Promise<Worktree>
  /** Without `path` it is in a folder of its own and removed when the job ends; without `branch` it is detached. */
  add(revision?: Revision, path?: string, options?: { branch?: string }): Promise<Worktree>
  add(revision: Revision, options: { path?: string; branch?: string }): Promise<Worktree>
  add(options: { revision?: Revision; path?: string; branch?: string }): Promise<Worktree>
  remove(path: string, options?: { force?: boolean }): Promise<null>
}

export interface JobInfo {
  id: string
  name: string
  description?: string
  version?: string
  kind: string
  hooks: HookName[]
  on: JobEvent[]
  tags: string[]
  inputs?: InputSchema
}

export interface JobRun {
  runId: string
  result: RunResult
  exitCode?: number
  reason?: string
  message?: string
  data?: any
  durationMs: number
}

/** The repository's jobs, by id or name. */
export interface Jobs {
  list(): Promise<JobInfo[]>
  get(job: string): Promise<JobInfo | null>
  /** Waits for its end. A job can't run itself again, nor what led to it. */
  run(job: string, inputs?: Record<string, unknown>): Promise<JobRun>
  /** Of this job where none is named. Default limit: 20. */
  history(job?: string, options?: { limit?: number }): Promise<Receipt[]>
  history(options: { job?: string; limit?: number }): Promise<Receipt[]>
}

export interface ExecOptions {
  /** Relative to the top of the repository. */
  cwd?: string
  env?: Record<string, string>
  /** Its standard input. */
  input?: string
  timeoutMs?: number
}

/** Other programs, never through a shell. */
export interface Exec {
  /** Whatever the exit code; the end of each output, up to 4 MiB. Text is split at spaces; quotes hold words together. */
  run(command: Texts, options?: ExecOptions): Promise<ProgramResult & { timedOut: boolean }>
}

/** The repository's templates, in the Nunjucks language. Front matter is not rendered; `plan` and `apply` do what it says. */
export interface Templates {
  render(template: string, data?: object): Promise<string>
  renderString(text: string, data?: object): Promise<string>
  renderToFile(template: string, path: string, data?: object): Promise<null>
  /** What a template with front matter would change; nothing is changed. */
  plan(template: string, data?: object): Promise<object>
  /** All files of a plan, or none. It rejects where the plan has conflicts, or the files are no longer as they were. */
  apply(plan: object): Promise<null>
}

export declare function useGit(): Git
export declare function useNotes(): Notes
export declare function useReceipt(): Receipts
export declare function useUnrouting(): Unrouting
export declare function useLock(): Locks
export declare function useWorktree(): Worktrees
export declare function useJob(): Jobs
export declare function useExec(): Exec
/** The same with and without `await`. */
export declare function useTemplate(): Templates
/**
 * The run's context, the object that `run` is given.
 * @throws {JobError} outside of a run.
 */
export declare function useGitVan(): JobCtx
/** The same; null outside of a run. */
export declare function tryUseGitVan(): JobCtx | null

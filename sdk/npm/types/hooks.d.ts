/** Each hook of githooks(5), with the arguments that git gives it: those are `ctx.args`. */
export interface GitVanHooks {
  'applypatch-msg': [messageFile: string]
  'pre-applypatch': []
  'post-applypatch': []
  'pre-commit': []
  'pre-merge-commit': []
  'prepare-commit-msg': [messageFile: string, source?: string, commit?: string]
  'commit-msg': [messageFile: string]
  'post-commit': []
  'pre-rebase': [upstream: string, branch?: string]
  'post-checkout': [previousHead: string, head: string, isBranch: '0' | '1']
  'post-merge': [isSquash: '0' | '1']
  'pre-push': [remote: string, url: string]
  'pre-receive': []
  update: [ref: string, previous: string, next: string]
  'proc-receive': []
  'post-receive': []
  'post-update': [...refs: string[]]
  'reference-transaction': [state: 'preparing' | 'prepared' | 'committed' | 'aborted']
  'push-to-checkout': [commit: string]
  'pre-auto-gc': []
  'post-rewrite': [command: 'amend' | 'rebase']
  'sendemail-validate': [messageFile: string, headerFile?: string]
  'fsmonitor-watchman': [version: string, since: string]
  'p4-changelist': [messageFile: string]
  'p4-prepare-changelist': [messageFile: string]
  'p4-post-changelist': []
  'p4-pre-submit': []
  'post-index-change': [workTreeUpdated: '0' | '1', skipWorkTreeChanged: '0' | '1']
}

/** A hook of githooks(5). */
export type GitHook = keyof GitVanHooks

/** A hook of githooks(5), or a name of your own for `gitvan hook run`. */
export type HookName = GitHook | (string & {})

/** What another job does: each alone, or with `:` and that job's id or name. */
export type JobEvent = `job:${'before' | 'after' | 'error'}` | `job:${'before' | 'after' | 'error'}:${string}`

/** How a run ended. */
export type RunResult = 'success' | 'failure' | 'error' | 'timeout' | 'cancellation' | 'skip' | 'reused'

/** What remains of a run, as `gitvan receipt list --json` prints it. */
export interface Receipt {
  /** The receipt's own commit. */
  receipt: string
  /** RFC 3339. */
  finished: string
  /** The job's id. */
  job: string
  result: RunResult
  /** `person`, or the hook. */
  trigger: string
  /** The commit the run was about; absent where it was a tree. */
  commit?: string
  tree?: string
  runId: string
  durationMs: number
  exitCode?: number
  writer: string
  /** Its place in the writer's chain, from 1. */
  seq: number
  [more: string]: unknown
}

export interface ReceiptFilter {
  /** Id or name. */
  job?: string
  result?: RunResult
  /** A date, as git understands it. */
  since?: string
  /** A revision. */
  commit?: string
}

export interface VerifyReport {
  ok: boolean
  chains: number
  receipts: number
  findings: { kind: string; place: string; message: string }[]
}

export interface JobStats {
  job: string
  runs: number
  succeeded: number
  failed: number
  medianMs: number
  p95Ms: number
  /** When the last run finished. */
  last: string
}

export interface Artifact {
  name: string
  path: string
  sha256: string
  size: number
}

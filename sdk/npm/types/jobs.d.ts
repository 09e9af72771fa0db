import type { JobCtx, JobDefinition, JobReturn } from './job.js'

/** A job that was loaded from a file. */
export interface LoadedJob extends Pick<JobDefinition, 'name' | 'description' | 'tags' | 'version' | 'hooks' | 'on' | 'timeout' | 'retries'> {
  /** Its path under the jobs folder without extension, `/` written `:`. */
  id: string
  /** Absolute. */
  file: string
  run(context: JobCtx): JobReturn | Promise<JobReturn>
}

export interface JobLoader {
  /** Loads all jobs of the project. */
  loadAllJobs(): Promise<LoadedJob[]>
  /** Loads one file. Rejects where that can't be. */
  loadJob(file: string): Promise<LoadedJob>
  /** What has been loaded so far. */
  getAllJobs(): LoadedJob[]
  getJobsForHook(hook: string): LoadedJob[]
}

export interface JobLoaderOptions {
  /** Default: the current directory. */
  root?: string
  /** Default: `["jobs"]`. */
  dirs?: string[]
  /** Told of each file that can't be loaded; the others go on. Default: a line on stderr. */
  onError?(error: Error): void
}

/** Finds the jobs of a project without the engine, for tools and tests. */
export declare function createJobLoader(options?: JobLoaderOptions): JobLoader

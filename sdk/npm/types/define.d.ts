import type { GitVanConfig } from './config.js'
import type { Job, JobDefinition, JobFunction, JobInputs } from './job.js'

/**
 * States a job. Returns what it was given.
 * @throws {TypeError} with what is wrong in it and what was expected.
 */
export declare function defineJob<const I extends JobInputs>(job: JobDefinition<I>): JobDefinition<I>
export declare function defineJob(job: JobFunction): JobFunction

/** The configuration as it is, for editors, which then know its keys. */
export declare function defineConfig<C extends GitVanConfig>(config: C): C
/** The same as `defineConfig`. */
export declare function defineGitVanConfig<C extends GitVanConfig>(config: C): C

export type { GitVanConfig, Job }

import type { GitVanConfig } from './config.js'

/**
 * The resolved configuration, defaults filled in: inside a run from the engine, elsewhere from `gitvan config show` in the folder
 * `cwd`, by the `gitvan` that GITVAN_EXECUTABLE names or that is on the PATH.
 * @throws {JobError} where the configuration has a mistake, or there is no `gitvan`.
 */
export declare function loadConfig(options?: { cwd?: string }): Promise<GitVanConfig>

/** @throws {JobError} code 5: the daemon is not in this version. */
export declare function startDaemon(): Promise<void>
/** @throws {JobError} code 5: the daemon is not in this version. */
export declare function stopDaemon(): Promise<void>
/** @throws {JobError} code 5: the daemon is not in this version. */
export declare function daemonStatus(): Promise<{ running: boolean; pid?: number }>

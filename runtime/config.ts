/**
 * All configuration: one function per process, each parsed once at start by zod and failing there with
 * a message that names the variables at fault. Nothing else in the code reads the environment.
 */
export { agenciesConfig, type AgenciesConfig, type AgencyPorts } from './config/agencies';
export { apiConfig, type ApiConfig, type TokenSource } from './config/api';
export { ConfigError } from './config/environment';
export { childEnvironment, hostConfig, type HostConfig } from './config/host';
export { developmentIdentity } from './config/identity';
export { developmentIdentityConfig, type DevelopmentIdentityConfig } from './config/development-identity';
export { migrationConfig, type MigrationConfig } from './config/migration';
export type { SignInConfig } from './config/sign-in';
export { stackConfig, type StackConfig } from './config/stack';
export type { TemporalTarget } from './config/temporal';
export type { TrustedProxies } from './config/trust-proxy';
export { workerConfig, type WorkerConfig } from './config/worker';

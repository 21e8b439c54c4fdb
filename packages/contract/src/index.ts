export * from './audit.js';
export * from './permission.js';
export * from './platform.js';
export * from './problem.js';
export * from './results.js';
export * from './role.js';
export * from './route.js';
export * from './session.js';

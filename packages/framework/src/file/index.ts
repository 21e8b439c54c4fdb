export * from './built-in.js';
export * from './fault.js';
export * from './parse-framework.js';

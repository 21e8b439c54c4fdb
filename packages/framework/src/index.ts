export * from './histogram.js';
export * from './model.js';

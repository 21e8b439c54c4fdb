export * from './joint.js';
export * from './published.js';

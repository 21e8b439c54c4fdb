export * from './hidden.js';
export * from './histogram.js';
export * from './levels.js';
export * from './model.js';
export * from './order-statistics.js';
export * from './series.js';
export * from './strength.js';
export * from './strengths-and-gaps.js';

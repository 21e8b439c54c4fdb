// What needs no other package, for whoever writes files in a browser.
export { fileName } from './names.js';
export { neutralise } from './neutralise.js';

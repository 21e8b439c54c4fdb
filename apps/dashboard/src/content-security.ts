/**
 * Zod compiles its parsers with `new Function`, which the page's content security policy forbids: even its probe for it
 * is reported as a breach. Its settings live on the global object, so that they can be made before it is loaded.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** `hono/bun` reads `Bun` while it loads, so this has to be imported before it. */
Object.assign(globalThis, { Bun: {} });

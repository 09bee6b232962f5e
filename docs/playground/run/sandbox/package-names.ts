/** What a server's program can import by name. */
export const SERVER_PACKAGES = [
	'bun',
	'hono',
	'hono/body-limit',
	'hono/bun',
	'hono/cors',
	'hono/html',
	'hono/http-exception',
	'hono/logger',
	'hono/streaming',
	'hono/ws',
] as const;

/** What a client's program can import by name, the parts that Svelte's compiler asks for with it. */
export const CLIENT_PACKAGES = [
	'svelte',
	'svelte/animate',
	'svelte/attachments',
	'svelte/easing',
	'svelte/events',
	'svelte/internal/client',
	'svelte/internal/disclose-version',
	'svelte/internal/flags/legacy',
	'svelte/legacy',
	'svelte/motion',
	'svelte/reactivity',
	'svelte/reactivity/window',
	'svelte/store',
	'svelte/transition',
] as const;

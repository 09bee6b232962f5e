const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The origin at which another device on the network reaches this server: the one that the page
 * has, or, where that is loopback, the one that the server names.
 * @returns none where only this machine reaches it
 */
export async function lanOrigin(page: URL): Promise<string | undefined> {
	if (!LOOPBACK.test(page.hostname)) return page.origin;
	try {
		const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}addresses`);
		const body: unknown = await response.json();
		if (typeof body !== 'object' || !body || !('addresses' in body)) return undefined;
		const first: unknown = Array.isArray(body.addresses) ? body.addresses[0] : undefined;
		return typeof first === 'string' ? new URL(first).origin : undefined;
	} catch {
		return undefined;
	}
}

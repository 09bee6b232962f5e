/**
 * Says whether a page of `origin` may connect: the page that this host served, or an origin that
 * was configured. Browsers send an origin in one spelling only (RFC 6454, section 6.2), so any
 * other spelling is no browser's. RFC 6455, section 10.2, says why a server has to look.
 * @param host - the `Host` header, which the host guard has let through
 */
export function isAllowedOrigin(
	origin: string,
	host: string,
	allowedOrigins: ReadonlySet<string>,
): boolean {
	return (
		allowedOrigins.has(origin) ||
		origin === originOf(`http://${host}`) ||
		origin === originOf(`https://${host}`)
	);
}

/** The origin of an `http:` or `https:` URL as a browser writes it; undefined for all else. */
export function originOf(url: string): string | undefined {
	const parsed = URL.parse(url);
	return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}

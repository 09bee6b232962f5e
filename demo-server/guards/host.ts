const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/**
 * Says whether a `Host` header names us: localhost, an address written as a number, or a name
 * that was configured. A page of a stranger whose name was made to point at this machine (DNS
 * rebinding) sends the stranger's name, and ends here.
 *
 * Bun joins repeated headers with a comma, so two of them do not pass either.
 */
export function isAllowedHost(header: string | null, allowedNames: ReadonlySet<string>): boolean {
	const [, name, port] = HOST.exec(header?.toLowerCase() ?? '') ?? [];
	if (name === undefined || Number(port ?? 0) > 65_535) return false;
	if (name.startsWith('[')) return URL.canParse(`http://${name}`);
	return name === 'localhost' || IPV4.test(name) || allowedNames.has(name);
}

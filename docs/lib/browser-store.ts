/** The browser's storage, or none where it is switched off. */
export function browserStore(): Storage | undefined {
	try {
		return localStorage;
	} catch {
		return undefined;
	}
}

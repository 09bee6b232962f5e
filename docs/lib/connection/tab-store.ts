/** What this tab keeps from one page to the next, or nothing where storage is switched off. */
export function tabStore(): Storage | undefined {
	try {
		return sessionStorage;
	} catch {
		return undefined;
	}
}

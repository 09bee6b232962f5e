import * as v from 'valibot';

const RecordSchema = v.record(v.string(), v.string());

/**
 * Fetches words or files of the site, by their names.
 * @param path - below the folder that the site stands in
 * @throws {Error} when they cannot be fetched
 */
export async function fetchRecord(path: string): Promise<Record<string, string>> {
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	const response = await fetch(base + path);
	if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
	return v.parse(RecordSchema, await response.json());
}

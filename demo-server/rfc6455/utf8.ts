/** Reads bytes that have been found to be UTF-8, and leaves a byte order mark where it is. */
export const UTF8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

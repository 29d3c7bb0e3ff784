// Pictures of figures: sent to our own origin, where each is kept under its hash and cleaned.

const kinds = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
export const accepted = kinds.join(',');

/** The pictures among what was dropped or pasted. */
export const picturesIn = transfer => [...(transfer?.files ?? [])].filter(file => kinds.includes(file.type));

export const addressOf = sha256 => `/pictures/${sha256}`;

/** Sends a picture. What is answered: { sha256, mediaType, width, height }, { refusal } as a sentence, or { lost: true } where there is no answer. */
export async function send(address, token, file) {
  try {
    const response = await fetch(address, { method: 'POST', headers: { 'X-CSRF-TOKEN': token, 'Content-Type': 'application/octet-stream' }, body: file, signal: AbortSignal.timeout(60000) });
    const answer = await response.json();
    if (response.ok) return answer;
    return answer.message ? { refusal: answer.message } : { lost: true };
  } catch {
    return { lost: true };
  }
}

/** A picture that stands in an address; null where the address only leads to one. */
export function ofData(address) {
  const found = /^data:(image\/(?:png|jpeg|webp|svg\+xml));base64,([A-Za-z0-9+/=\s]+)$/.exec(address ?? '');
  if (!found) return null;
  try {
    return new Blob([Uint8Array.from(atob(found[2].replace(/\s/g, '')), sign => sign.charCodeAt(0))], { type: found[1] });
  } catch {
    return null;
  }
}

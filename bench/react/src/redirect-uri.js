export const redirectUri = `${window.location.origin}/callback`;

/**
 * What the built page may do: load what lies beside it, compile WebAssembly, and no
 * more. The page carries this in its head, so that it holds wherever the page is
 * served from; the tests' server sends it as a header too.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

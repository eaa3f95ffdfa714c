/** What a web host should say with every file; the page's own policy stands in the page. */
export const HEADERS: Readonly<Record<string, string>> = {
  // Only what a <meta> cannot carry: two policies add up, and the page's own holds the hashes.
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Folders whose files have the hash of their content in their name. */
export const NAMED_BY_CONTENT = ['_astro', 'data', 'pagefind/fragment', 'pagefind/index'] as const;

export const FOR_EVER = 'public, max-age=31536000, immutable';

/** Asks the host each time whether the file is still the same. */
export const ASK_AGAIN = 'no-cache';

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others read.
 *
 * Where two of its rules set the same header, these hosts join both values: so `Cache-Control` is set by one only, and
 * everything else has the host's own, which asks again.
 *
 * @param base `/guides/`
 */
export const headersFile = (base: string) =>
  [
    `${base}*`,
    ...Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`),
    ...NAMED_BY_CONTENT.flatMap((folder) => [`${base}${folder}/*`, `  Cache-Control: ${FOR_EVER}`]),
    '',
  ].join('\n');

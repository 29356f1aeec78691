/** The places of the resident's app. Screens link to these; main.tsx says which screen stands there. */
export const PATHS = {
  home: '/',
} as const;

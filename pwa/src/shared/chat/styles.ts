/** The styles of conversations come with their code, so that the first document does not carry them. */
import css from './chat.css?inline';

/** The document's policy knows its style by hash and lets no other in, but rules may be put into it. */
export function addStyles(rules: string): void {
  const sheet = document.styleSheets[0];
  sheet?.insertRule(`@media all{${rules}}`, sheet.cssRules.length);
}

addStyles(css);

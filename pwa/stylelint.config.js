/** Only what the look depends on: logical properties, so that every screen turns round in right-to-left languages. */
export default {
  rules: {
    'property-disallowed-list': [
      ['/^(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)/', '/^border-(top|bottom)-(left|right)-radius$/', 'left', 'right', 'top', 'bottom', 'width', 'height', 'min-width', 'max-width', 'min-height', 'max-height', 'overflow-x', 'overflow-y'],
      { message: 'use the logical property (inset-inline-start, inline-size, margin-block-end, …)' },
    ],
    'declaration-property-value-disallowed-list': { '/^(text-align|float|clear|caption-side)$/': ['left', 'right'] },
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-values'] }],
    'property-no-unknown': true,
    'unit-no-unknown': true,
    'block-no-empty': true,
    'no-duplicate-selectors': true,
  },
};

import js from '@eslint/js';

/** What would read a text as HTML: titles and log lines come from other people's sites. */
const HTML = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map((property) => ({
  property,
  message: 'Texts come from other sites and must never be read as HTML.',
}));

export default [
  { ignores: ['target/', 'data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      'no-undef': 'off', // the type checker knows what there is
      'array-callback-return': 'error',
      'complexity': ['error', { max: 10, variant: 'modified' }],
      'curly': 'error',
      'eqeqeq': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-eval': 'error',
      'no-implicit-coercion': ['error', { boolean: true, number: true, string: true }],
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...HTML],
      'no-shadow': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['src/main/webapp/**'],
    rules: { 'max-lines-per-function': ['error', 30], 'no-console': 'error' },
  },
  {
    files: ['src/main/webapp/portal/words_*.js'], // every text in one file, so that another language is one file
    rules: { 'max-lines': 'off' },
  },
];

import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Who may import whom (README, map of the folders). Everything else is refused by name.
const mayImport = {
  api: [],
  client: ['api'],
  server: ['api'],
  data: ['api'],
  test: ['api', 'client', 'server', 'data', 'test'],
};
// server/store: one lock for every folder that one process may write: two PGlite on a folder lost 71 of 401 acknowledged rows.
const exceptions = { server: ['#data/lock.ts'] };
const folders = Object.keys(mayImport);

const boundaries = folders
  .filter((folder) => folder !== 'test')
  .map((folder) => ({
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: folders
                .filter((other) => other !== folder && !mayImport[folder].includes(other))
                .flatMap((other) => [`\\#${other}/*`, `**/${other}/**`])
                .concat((exceptions[folder] ?? []).map((name) => `!${name}`)),
              message: `${folder}/ may import ${['itself', ...mayImport[folder]].join(', ')} only.`,
            },
            { group: ['../../*'], message: 'Use the #folder/ names of package.json.' },
            ...(folder === 'api'
              ? [{ regex: '^(?!zod$|\\./|\\.\\./)', message: 'api/ may import zod and nothing else.' }]
              : []),
          ],
        },
      ],
    },
  }));

export default tseslint.config(
  // test/bench/engines: a package of its own; without its dependencies, which are not installed here, its types are unknown.
  { ignores: ['dist/', 'node_modules/', 'warehouse*/', 'test/bench/engines/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['client/**/*.tsx'], ...hooks.configs.flat.recommended },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  ...boundaries,
);

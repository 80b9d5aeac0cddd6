module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // What synthesis writes
  ignorePatterns: ['cdk.out/**', 'dist/**'],
  rules: {
    'jest/expect-expect': [
      'warn',
      {
        assertFunctionNames: [
          'expect',
          'fc.assert',
          '**.allResources',
          '**.allResourcesProperties',
          '**.hasResource',
          '**.hasResourceProperties',
          '**.resourceCountIs',
        ],
      },
    ],
    // A construct adds itself to its scope
    'no-new': 'off',
    // This package runs from its sources, so __dirname is where they lie
    'no-restricted-syntax': 'off',
  },
});

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A construct adds itself to its scope
    'no-new': 'off',
    // This package runs from its sources, so __dirname is where they lie
    'no-restricted-syntax': 'off',
  },
});

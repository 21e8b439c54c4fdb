/** The folders of apps/dashboard/src: which way imports may point follows from the list that one is in. */
module.exports = {
  SHELL: ['app'],
  FEATURES: ['agencies', 'audit', 'change', 'comparison', 'keys', 'release'],
  PARTS: ['api', 'charts', 'govuk', 'words'],
};

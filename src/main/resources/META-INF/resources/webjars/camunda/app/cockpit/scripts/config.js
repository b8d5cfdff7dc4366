export default {
  customScripts: ['../tasklist/scripts/baton-login', '../tasklist/scripts/baton-home', 'scripts/baton-history']
};

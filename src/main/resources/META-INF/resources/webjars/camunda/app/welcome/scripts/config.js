export default {
  customScripts: ['../tasklist/scripts/baton-login']
};

/** What is said of a name that cannot be. */
export const NAME = /^'name' in the body must begin with a letter or digit/;

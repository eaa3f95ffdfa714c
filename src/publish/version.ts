/** Stands in the pages until the build knows the version, which is made from all that they hold. */
export const VERSION_SLOT = '%version%';

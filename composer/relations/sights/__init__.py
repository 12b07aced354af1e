"""What subjects see of a street from where they stand, for the rules of `composer.relations.street`."""

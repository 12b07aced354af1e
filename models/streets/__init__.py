"""The imagination of streets: what stands where on the ground that a street is made of."""

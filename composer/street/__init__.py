"""Streets: roads with their lanes, the surfaces that are stood upon, and what follows from them."""

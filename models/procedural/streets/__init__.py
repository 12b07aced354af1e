"""Streets to learn from: made of many templates, and inhabited by rules that people would recognise."""

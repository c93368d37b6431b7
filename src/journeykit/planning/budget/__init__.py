"""The choice under a budget: what to choose from, the best plan, how sure it is, and what is told of it."""

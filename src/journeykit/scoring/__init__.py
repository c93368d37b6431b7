"""Pure arithmetic: metrics, importance, impact, brand fit, the choice, and the order."""

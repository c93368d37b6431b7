"""How far a project is on the eleven steps of journey mapping and the four of touchpoint optimisation."""
